import { type CpuCall, buffer, param, paramOr } from './kernel';

/** Euclidean norm of `length` numbers from `start` on. */
export function norm(x: ArrayLike<number>, start: number, length: number): number {
  let squares = 0;
  for (let i = start; i < start + length; i++) squares += (x[i] as number) ** 2;
  return Math.sqrt(squares);
}

/** One row of a projection's input, with its norm: RMSNorm by the weights that `vector` begins with, unless `normalise` has run. */
export function normedRow(call: CpuCall, input: Float32Array, row: number, width: number): Float32Array {
  if (isPrenormed(call)) return input.subarray(row * width, (row + 1) * width);
  return rmsNorm(input, row, width, buffer(call, 'vector'), param(call, 'normEpsilon'));
}

/** Whether a kernel's input has its norm already; its `vector` has no weight of a norm then. */
export const isPrenormed = (call: CpuCall): boolean => paramOr(call, 'prenormed', 0) === 1;

/** RMSNorm (1910.07467): x / sqrt(mean(x²) + ε) ⊙ weight, of one row of the residual [rows, width]. */
export function rmsNorm(residual: Float32Array, row: number, width: number, weight: Float32Array, epsilon: number): Float32Array {
  const start = row * width;
  const scale = 1 / Math.sqrt(norm(residual, start, width) ** 2 / width + epsilon);
  const out = new Float32Array(width);
  for (let i = 0; i < width; i++) out[i] = (residual[start + i] as number) * scale * (weight[i] as number);
  return out;
}
