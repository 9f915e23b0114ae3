/**
 * [width] `width` numbers from `start` on, less their mean if `centred`, over √(mean square + ε): what LayerNorm (1607.06450) and RMSNorm (1910.07467)
 * multiply with their weights.
 */
export function standardise(x: Float32Array, start: number, width: number, centred: boolean, epsilon: number): Float64Array {
  const numbers = Float64Array.from(x.subarray(start, start + width));
  const mean = centred ? numbers.reduce((sum, value) => sum + value, 0) / width : 0;
  const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const scale = 1 / Math.sqrt(squares / width + epsilon);
  return numbers.map((value) => (value - mean) * scale);
}
