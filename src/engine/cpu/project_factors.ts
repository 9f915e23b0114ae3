import { type CpuCall, buffer, matrixOf, offset, param } from './kernel';
import { multiply } from './multiply';
import { norm, rmsNorm } from './norm';

/**
 * [a^Q; b^Q; a^K; b^K; a^V; b^V] = W · RMSNorm(x) + b (TPA, 2501.06425): a of [rank, heads], b of [rank, headWidth]. Those of queries go to
 * scratch, those of keys (not rotated) and values to the row's slot of the cache, and to the trace.
 */
export function projectFactors(call: CpuCall): void {
  const width = param(call, 'width');
  const [heads, headWidth] = [param(call, 'heads'), param(call, 'headWidth')];
  const queries = param(call, 'queryRank') * (heads + headWidth);
  const residual = buffer(call, 'residual'); // [rows, width]
  const vector = buffer(call, 'vector'); // [width] norm weight, then a bias for each output
  const kept = [
    { cache: buffer(call, 'keyFactors'), rank: param(call, 'keyRank'), a: 'aKey', b: 'bKey' },
    { cache: buffer(call, 'valueFactors'), rank: param(call, 'valueRank'), a: 'aValue', b: 'bValue' },
  ];
  const { tokens, slots } = call.step;
  const rows = tokens.length;
  const projected = new Float32Array(kept.reduce((sum, { rank }) => sum + rank * (heads + headWidth), queries));
  for (let row = 0; row < rows; row++) {
    const slot = slots[slots.length - rows + row] ?? 0;
    const x = rmsNorm(residual, row, width, vector, param(call, 'normEpsilon'));
    multiply(matrixOf(call, 'matrix'), 0, projected.length, width, x, projected);
    for (let o = 0; o < projected.length; o++) projected[o] = (projected[o] as number) + (vector[width + o] as number);
    buffer(call, 'query').set(projected.subarray(0, queries), row * queries);
    let at = queries;
    for (const { cache, rank, a, b } of kept) {
      const [as, bs] = [rank * heads, rank * headWidth];
      cache.set(projected.subarray(at, at + as + bs), slot * (as + bs));
      call.trace.set(projected.subarray(at, at + as), rows * offset(call, a) + row * as);
      call.trace.set(projected.subarray(at + as, at + as + bs), rows * offset(call, b) + row * bs);
      at += as + bs;
    }
    call.trace[rows * offset(call, 'residualNorm') + row] = norm(residual, row * width, width);
  }
}
