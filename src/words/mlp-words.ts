/** What the words about a layer's MLP depend on. */
export interface MlpWords {
  /** Whether each neuron has a gate beside its value. */
  readonly gated: boolean;
  /** What is applied to a gate, or to the value where there is none. */
  readonly f: 'swish' | 'gelu' | 'relu';
  /** Whether gelu is the approximation by tanh. */
  readonly tanh: boolean;
  readonly norm: 'rms' | 'layer';
  /** Whether the MLP reads the residual before the attention has added to it. */
  readonly parallel: boolean;
  /** Whether what it adds passes through a norm first. */
  readonly after: boolean;
  /** Whether direct effects on the logits are shown. */
  readonly effects: boolean;
}

/** The same as an equation, which is the same in every language. */
export function nonlinearity({ f, tanh }: Pick<MlpWords, 'f' | 'tanh'>): string {
  if (f === 'swish') return 'swish(z) = z / (1 + exp(−z))';
  if (f === 'relu') return 'relu(z) = max(0, z)';
  return tanh ? 'gelu(z) = z · (1 + tanh(√(2/π) · (z + 0.044715 z³))) / 2' : 'gelu(z) = z · (1 + erf(z/√2)) / 2';
}
