/** What the panel of the MLP says. Loaded with its panel. */
import { type MlpWords, nonlinearity } from '../mlp-words';
import { exponential, signed } from '../numbers';
import { plural, whole } from './amounts';

/** Of the products computed here and in the kernel. */
const agreement = (most: number): string =>
  most === 0
    ? ' What is computed here of h is the same as the kernel’s.'
    : ` What is computed here of h differs from the kernel’s by at most ${exponential(most, 0)}.`;

/** What the letters of the equation are. */
function letters({ norm, parallel, after }: MlpWords, definition: string): string {
  const [name, more] = norm === 'layer' ? ['LayerNorm', ' and b its bias, μ is the mean of r'] : ['RMSNorm', ''];
  const before = parallel ? 'before the layer’s attention, beside which the MLP runs' : 'after the layer’s attention';
  const later = after ? ' N is a norm that the sum passes through before it is added.' : '';
  return `r is the residual of this token ${before}, x what ${name} makes of it (g are its weights${more}, d is its width), i a neuron; ${definition}. w₂ is the vector that neuron i adds, times h.${later}`;
}

export const mlp = {
  line: (layer: number, token: string): string => `layer ${layer}, ${token}`,
  most: (most: number, neurons: number, closed: number, gated: boolean): string => {
    const rest = gated ? `${closed === 1 ? 'gate is' : 'gates are'} nearly closed` : `${closed === 1 ? 'is' : 'are'} nearly off`;
    return `${whole(most)} of ${plural(neurons, 'neuron')} make up 90 % of the output; ${whole(closed)} ${rest}.`;
  },
  reading: (layer: number, token: string): string => `layer ${layer}, ${token}: being read`,
  none: (layer: number): string => `layer ${layer}: no MLP`,
  instead:
    'This layer is attention alone: it has no MLP. In a layer that has one, every token also passes through some hundred neurons, each of which adds its own vector.',
  idea: 'Each token passes through the MLP on its own: every neuron multiplies a gate and a value, and adds its own vector times their product.',
  plainIdea:
    'Each token passes the MLP alone: every neuron measures it in one direction, applies a nonlinearity, and adds its own vector times the result.',
  where(facts: MlpWords, difference: number | null): string {
    const quiet = facts.gated ? `A gate is nearly closed where |${facts.f}| < 0.05.` : 'A neuron is nearly off where |h| < 0.05.';
    const effect = facts.effects
      ? ' Its direct effect is what its vector alone does to the logits, past all layers above, at the scale of this row’s last norm.'
      : '';
    const read = facts.gated
      ? 'The product is read from the kernel, when the token’s row is computed once more up to there; gates and values are computed here from x and the weights.'
      : 'h is read from the kernel, when the token’s row is computed once more up to there; values are computed here from x and the weights.';
    return `${letters(facts, nonlinearity(facts))} A neuron’s share of the output is the length |h| · ‖w₂‖ of what it adds, as a part of all these lengths; vectors may cancel, so the output itself is shorter. ${quiet}${effect} ${read}${difference === null ? '' : agreement(difference)}`;
  },
  order: 'Order',
  orders: { size: 'largest first', number: 'as numbered' },
  gate: 'gate',
  value: 'value',
  product: 'product = gate × value',
  bent: (f: string): string => `h = ${f}(value)`,
  axis: (order: 'size' | 'number'): string => (order === 'size' ? 'neurons, largest share first' : 'neurons, as numbered'),
  ninety: '90 %',
  figure: (neurons: number, gated: boolean): string =>
    `${gated ? 'Gate, value and product' : 'Value and h'} of ${whole(neurons)} neurons, as bars`,
  /** @param gate null for a neuron without one */
  readout(neuron: number, gate: number | null, value: number, product: number, share: string): string {
    const made =
      gate === null
        ? `value ${signed(value, 3)}, h ${signed(product, 3)}`
        : `gate ${signed(gate, 3)} × value ${signed(value, 3)} = ${signed(product, 3)}`;
    return `neuron ${neuron}: ${made}, ${share} of the output`;
  },
  number: (value: number): string => signed(value, 3),
  effect: (token: string, logits: number): string => `${token} ${logits < 0 ? '' : '+'}${signed(logits, 2)}`,
  columns: {
    neuron: 'neuron',
    gate: 'gate',
    value: 'value',
    product: 'product',
    bent: 'h',
    share: 'share',
    raises: 'raises most, directly',
  },
  tableColumns: {
    neuron: 'neuron',
    gate: (f: string): string => `gate, ${f}(x · w_g)`,
    value: 'value, x · w_1',
    product: 'product',
    bent: (f: string): string => `h, ${f}(value)`,
    length: 'length of w_2',
    share: 'share of the output',
  },
} as const;
