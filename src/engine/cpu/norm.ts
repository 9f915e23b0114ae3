/** Euclidean norm of `length` numbers from `start` on. */
export function norm(x: ArrayLike<number>, start: number, length: number): number {
  let squares = 0;
  for (let i = start; i < start + length; i++) squares += (x[i] as number) ** 2;
  return Math.sqrt(squares);
}

/** RMSNorm (1910.07467): x / sqrt(mean(x²) + ε) ⊙ weight, of one row of the residual [rows, width]. */
export function rmsNorm(residual: Float32Array, row: number, width: number, weight: Float32Array, epsilon: number): Float32Array {
  const start = row * width;
  const scale = 1 / Math.sqrt(norm(residual, start, width) ** 2 / width + epsilon);
  const out = new Float32Array(width);
  for (let i = 0; i < width; i++) out[i] = (residual[start + i] as number) * scale * (weight[i] as number);
  return out;
}
