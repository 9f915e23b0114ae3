import { type CpuCall, buffer, matrixOf, offset, param } from './kernel';
import { multiply } from './multiply';
import { norm, rmsNorm } from './norm';

/**
 * [queries; latent; rotary key] = W · RMSNorm(x) (MLA, 2405.04434). Queries (or the query latent that they are projected from) and the latent,
 * not yet normed, go to scratch, the rotary key (not rotated) to the row's slot of the cache, and to the trace.
 */
export function projectLatent(call: CpuCall): void {
  const width = param(call, 'width');
  const queries = param(call, 'queries');
  const latentWidth = param(call, 'latentWidth');
  const rotaryWidth = param(call, 'rotaryWidth');
  const residual = buffer(call, 'residual'); // [rows, width]
  const { tokens, slots } = call.step;
  const rows = tokens.length;
  const projected = new Float32Array(queries + latentWidth + rotaryWidth);
  for (let row = 0; row < rows; row++) {
    const slot = slots[slots.length - rows + row] ?? 0;
    const x = rmsNorm(residual, row, width, buffer(call, 'vector'), param(call, 'normEpsilon'));
    multiply(matrixOf(call, 'matrix'), 0, projected.length, width, x, projected);
    const key = projected.subarray(queries + latentWidth);
    buffer(call, 'query').set(projected.subarray(0, queries), row * queries);
    buffer(call, 'rawLatent').set(projected.subarray(queries, queries + latentWidth), row * latentWidth);
    buffer(call, 'rotaryKey').set(key, slot * rotaryWidth);
    call.trace.set(key, rows * offset(call, 'rotaryKey') + row * rotaryWidth);
    call.trace[rows * offset(call, 'residualNorm') + row] = norm(residual, row * width, width);
  }
}
