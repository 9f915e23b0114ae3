/**
 * A layer's MLP by neuron (SwiGLU, 2002.05202): with x = RMSNorm(residual), neuron i has the gate swish(x · w_g,i), the value x · w_1,i, and
 * their product, which times the neuron's column w_2,i is what it adds to the residual. Computed in double precision.
 */

/** A layer's weights. */
export interface MlpWeights {
  readonly epsilon: number;
  /** [width] of the RMSNorm before it */
  readonly norm: Float32Array;
  /** W_g, [hidden, width] */
  readonly gate: Float32Array;
  /** W_1, [hidden, width] */
  readonly value: Float32Array;
  /** W_2, [width, hidden] */
  readonly output: Float32Array;
}

/** [hidden] each; see above. */
export interface Neurons {
  readonly gate: Float64Array;
  readonly value: Float64Array;
  readonly product: Float64Array;
}

/** z / (1 + e^−z) */
const swish = (z: number): number => z / (1 + Math.exp(-z));

/** RMSNorm (1910.07467): g ⊙ x / √(mean(x²) + ε). */
function normalised(x: Float32Array, weight: Float32Array, epsilon: number): Float64Array {
  let squares = 0;
  for (const value of x) squares += value * value;
  const scale = 1 / Math.sqrt(squares / x.length + epsilon);
  return Float64Array.from(x, (value, i) => value * scale * (weight[i] as number));
}

/** [rows] W x, of W [rows, width]. */
function times(matrix: Float32Array, x: Float64Array): Float64Array {
  const width = x.length;
  const product = new Float64Array(matrix.length / width);
  for (let row = 0; row < product.length; row++) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += (matrix[row * width + i] as number) * (x[i] as number);
    product[row] = sum;
  }
  return product;
}

/** @param residual [width] before the MLP's RMSNorm */
export function neuronsOf(residual: Float32Array, { norm, epsilon, gate, value }: MlpWeights): Neurons {
  const x = normalised(residual, norm, epsilon);
  const gates = times(gate, x).map(swish);
  const values = times(value, x);
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

/** Gates below this are nearly closed: the neuron adds next to nothing, whatever its value is. */
export const nearlyClosed = 0.05;

export function closedCount(gates: Float64Array): number {
  return gates.filter((gate) => Math.abs(gate) < nearlyClosed).length;
}

/** What turns a residual into logits. */
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
