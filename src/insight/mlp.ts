/**
 * A layer's MLP by neuron: with x the normed residual, neuron i of a gated one (SwiGLU, 2002.05202) has the gate f(x · w_g,i), the value x · w_1,i, and
 * their product; of a plain one, the value x · w_1,i and f of it. That number times the neuron's column w_2,i is what it adds. In double precision.
 */
import { activated } from '../engine/cpu/activation';
import { standardise } from '../engine/cpu/standardise';
import type { LayerSpec } from '../model/spec';

/** A layer's weights; biases where it has some. */
export interface MlpWeights {
  readonly epsilon: number;
  /** [width] of the norm before it */
  readonly norm: Float32Array;
  /** [width] of a LayerNorm; null for RMSNorm */
  readonly normBias?: Float32Array | null;
  /** f: see `activationOf`; swish unless given */
  readonly activation?: number;
  /** W_g, [hidden, width]; null without a gate */
  readonly gate: Float32Array | null;
  readonly gateBias?: Float32Array | null;
  /** W_1, [hidden, width] */
  readonly value: Float32Array;
  readonly valueBias?: Float32Array | null;
  /** W_2, [width, hidden] */
  readonly output: Float32Array;
}

/** The tensors that a layer's `MlpWeights` are made of, by their names in the model; it may lack biases and a gate. */
export function mlpTensorsOf(
  { parallel }: Pick<LayerSpec, 'parallel'>,
  layer: number,
): Readonly<Record<keyof Omit<MlpWeights, 'epsilon' | 'activation'>, string>> {
  const own = `layers.${layer}.mlp`;
  const norm = parallel === 'oneNorm' ? `layers.${layer}.attention.norm` : `${own}.norm`;
  return {
    norm: `${norm}.weight`,
    normBias: `${norm}.bias`,
    gate: `${own}.gate.weight`,
    gateBias: `${own}.gate.bias`,
    value: `${own}.up.weight`,
    valueBias: `${own}.up.bias`,
    output: `${own}.down.weight`,
  };
}

/** [hidden] each; see above. */
export interface Neurons {
  /** Null without a gate. */
  readonly gate: Float64Array | null;
  readonly value: Float64Array;
  /** What the neuron's column is multiplied with: gate × value, or f(value) without a gate. */
  readonly product: Float64Array;
}

/** LayerNorm (1607.06450) where there is a bias, else RMSNorm (1910.07467). */
function normalised(x: Float32Array, { norm, normBias = null, epsilon }: MlpWeights): Float64Array {
  const centred = normBias !== null;
  return standardise(x, 0, x.length, centred, epsilon).map(
    (value, i) => value * (norm[i] as number) + (centred ? (normBias[i] as number) : 0),
  );
}

/** [rows] W x + b, of W [rows, width]. */
function times(matrix: Float32Array, x: Float64Array, bias: Float32Array | null = null): Float64Array {
  const width = x.length;
  const product = new Float64Array(matrix.length / width);
  for (let row = 0; row < product.length; row++) {
    let sum = bias === null ? 0 : (bias[row] as number);
    for (let i = 0; i < width; i++) sum += (matrix[row * width + i] as number) * (x[i] as number);
    product[row] = sum;
  }
  return product;
}

/** @param residual [width] before the MLP's norm */
export function neuronsOf(residual: Float32Array, weights: MlpWeights): Neurons {
  const { activation = 0, gate, gateBias = null, value, valueBias = null } = weights;
  const x = normalised(residual, weights);
  const values = times(value, x, valueBias);
  if (gate === null) return { gate: null, value: values, product: values.map((each) => activated(activation, each)) };
  const gates = times(gate, x, gateBias).map((each) => activated(activation, each));
  return { gate: gates, value: values, product: gates.map((each, i) => each * (values[i] as number)) };
}

/** [hidden] ‖w_2,i‖, the lengths of the columns of W_2. */
export function outputLengths({ output }: MlpWeights, hidden: number): Float64Array {
  const squares = new Float64Array(hidden);
  output.forEach((value, at) => (squares[at % hidden] = (squares[at % hidden] as number) + value * value));
  return squares.map(Math.sqrt);
}

/** [hidden] |product| · ‖w_2,i‖, as parts of their sum; zeros where all are. Lengths only: what neurons add may cancel. */
export function outputShares(product: ArrayLike<number>, lengths: Float64Array): Float64Array {
  const sizes = lengths.map((length, i) => length * Math.abs(product[i] ?? 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total === 0 ? sizes : sizes.map((size) => size / total);
}

/** How many of the largest shares add up to `part` of all. */
export function countFor(shares: Float64Array, part: number): number {
  const sorted = shares.toSorted((a, b) => b - a);
  let sum = 0;
  const at = sorted.findIndex((share) => (sum += share) >= part);
  return at < 0 ? sorted.length : at + 1;
}

/** Gates below this are nearly closed: the neuron adds next to nothing, whatever its value is. So does one without a gate, if f is as small. */
export const nearlyClosed = 0.05;

export function closedCount(gates: Float64Array): number {
  return gates.filter((gate) => Math.abs(gate) < nearlyClosed).length;
}

/** What turns a residual into logits, past an RMSNorm. */
export interface Unembedding {
  /** [width] of the last RMSNorm */
  readonly norm: Float32Array;
  /** [vocabulary, width] */
  readonly output: Float32Array;
}

/**
 * [vocabulary] U (g ⊙ w_2,i), how a neuron's column moves the logits directly: past the layers above, and up to the scale of the last RMSNorm
 * and the neuron's product.
 */
export function directDirection({ output }: MlpWeights, hidden: number, neuron: number, last: Unembedding): Float64Array {
  const column = Float64Array.from(last.norm, (weight, i) => weight * (output[i * hidden + neuron] as number));
  return times(last.output, column);
}

/** The largest difference between two series. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs((a[i] as number) - (b[i] as number)));
  return most;
}
