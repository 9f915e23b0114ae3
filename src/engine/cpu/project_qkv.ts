import { type CpuCall, buffer, offset, param } from './kernel';
import { multiply } from './multiply';
import { norm, rmsNorm } from './norm';

/** [q; k; v] = W · RMSNorm(x) + b; queries to scratch, keys (not rotated) and values to the row's slot of the ring. */
export function projectQkv(call: CpuCall): void {
  const width = param(call, 'width');
  const queries = param(call, 'heads') * param(call, 'headWidth');
  const kept = param(call, 'keyValueHeads') * param(call, 'headWidth');
  const residual = buffer(call, 'residual'); // [rows, width]
  const matrix = buffer(call, 'matrix'); // [queries + 2 kept, width]
  const vector = buffer(call, 'vector'); // [width] norm weight, then a bias for each output
  const query = buffer(call, 'query'); // [rows, queries]
  const key = buffer(call, 'key'); // [slots, kept]
  const value = buffer(call, 'value'); // [slots, kept]
  const { tokens, slots } = call.step;
  const rows = tokens.length;
  const projected = new Float32Array(queries + 2 * kept);
  for (let row = 0; row < rows; row++) {
    const slot = (slots[slots.length - rows + row] ?? 0) % param(call, 'slots');
    multiply(matrix, 0, projected.length, width, rmsNorm(residual, row, width, vector, param(call, 'normEpsilon')), projected);
    for (let o = 0; o < projected.length; o++) projected[o] = (projected[o] as number) + (vector[width + o] as number);
    query.set(projected.subarray(0, queries), row * queries);
    key.set(projected.subarray(queries, queries + kept), slot * kept);
    value.set(projected.subarray(queries + kept), slot * kept);
    call.trace[rows * offset(call, 'residualNorm') + row] = norm(residual, row * width, width);
  }
}
