import { activated } from './activation';
import { type CpuCall, buffer, matrixOf, param } from './kernel';
import { multiply } from './multiply';
import { isPrenormed, normedRow } from './norm';

/** hidden = f(W x + b) of the normed residual: the first half of an MLP without a gate. */
export function projectPlain(call: CpuCall): void {
  const width = param(call, 'width');
  const hidden = param(call, 'hidden');
  const vector = buffer(call, 'vector'); // [width] norm weight unless prenormed, then [hidden] b
  const biases = vector.subarray(isPrenormed(call) ? 0 : width);
  const out = buffer(call, 'hidden'); // [rows, hidden]
  const sums = new Float32Array(hidden);
  for (let row = 0; row < call.step.tokens.length; row++) {
    multiply(matrixOf(call, 'matrix'), 0, hidden, width, normedRow(call, buffer(call, 'residual'), row, width), sums);
    for (let i = 0; i < hidden; i++)
      out[row * hidden + i] = activated(param(call, 'activation'), (sums[i] as number) + (biases[i] as number));
  }
}
