import { type CpuCall, buffer, matrixOf, offset, param } from './kernel';
import { multiply } from './multiply';
import { isPrenormed, norm, normedRow } from './norm';

/** [q; k; v] = W x + b of the normed residual; queries to scratch, keys (not rotated) and values to the row's slot of the ring. */
export function projectQkv(call: CpuCall): void {
  const width = param(call, 'width');
  const queries = param(call, 'heads') * param(call, 'headWidth');
  const kept = param(call, 'keyValueHeads') * param(call, 'headWidth');
  const residual = buffer(call, 'residual'); // [rows, width]
  const matrix = matrixOf(call, 'matrix'); // [queries + 2 kept, width]
  const vector = buffer(call, 'vector'); // [width] norm weight unless prenormed, then a bias for each output
  const biases = isPrenormed(call) ? 0 : width;
  const query = buffer(call, 'query'); // [rows, queries]
  const key = buffer(call, 'key'); // [slots, kept]
  const value = buffer(call, 'value'); // [slots, kept]
  const { tokens, slots } = call.step;
  const rows = tokens.length;
  const projected = new Float32Array(queries + 2 * kept);
  for (let row = 0; row < rows; row++) {
    const slot = (slots[slots.length - rows + row] ?? 0) % param(call, 'slots');
    multiply(matrix, 0, projected.length, width, normedRow(call, residual, row, width), projected);
    for (let o = 0; o < projected.length; o++) projected[o] = (projected[o] as number) + (vector[biases + o] as number);
    query.set(projected.subarray(0, queries), row * queries);
    key.set(projected.subarray(queries, queries + kept), slot * kept);
    value.set(projected.subarray(queries + kept), slot * kept);
    if (!isPrenormed(call)) call.trace[rows * offset(call, 'residualNorm') + row] = norm(residual, row * width, width);
  }
}
