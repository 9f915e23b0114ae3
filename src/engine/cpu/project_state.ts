import { type CpuCall, buffer, matrixOf, offset, param } from './kernel';
import { multiply } from './multiply';
import { norm, rmsNorm } from './norm';

/** projected = W · RMSNorm(x) + b; rows are `stride` numbers apart, and zeros follow the outputs up to the next multiple of four. */
export function projectState(call: CpuCall): void {
  const width = param(call, 'width');
  const outputs = param(call, 'outputs');
  const stride = param(call, 'stride');
  const residual = buffer(call, 'residual'); // [rows, width]
  const projected = buffer(call, 'projected'); // [rows, stride]
  const vector = buffer(call, 'vector'); // [width] norm weight, then a bias for each output
  const tail = 4 * Math.ceil(outputs / 4);
  const rows = call.step.tokens.length;
  for (let row = 0; row < rows; row++) {
    const x = rmsNorm(residual, row, width, vector, param(call, 'normEpsilon'));
    const out = projected.subarray(row * stride, row * stride + outputs);
    projected.fill(0, row * stride + outputs, row * stride + tail);
    multiply(matrixOf(call, 'matrix'), 0, outputs, width, x, out);
    for (let o = 0; o < outputs; o++) out[o] = (out[o] as number) + (vector[width + o] as number);
    call.trace[rows * offset(call, 'residualNorm') + row] = norm(residual, row * width, width);
  }
}
