import { type CpuCall, buffer, matrixOf, param } from './kernel';
import { multiply } from './multiply';
import { rmsNorm } from './norm';

/** output = W · RMSNorm(input), from scratch to scratch. */
export function projectNormed(call: CpuCall): void {
  const outputs = param(call, 'outputs');
  const columns = param(call, 'columns');
  const output = buffer(call, 'output'); // [rows, outputs]
  for (let row = 0; row < call.step.tokens.length; row++) {
    const x = rmsNorm(buffer(call, 'input'), row, columns, buffer(call, 'vector'), param(call, 'normEpsilon'));
    multiply(matrixOf(call, 'matrix'), 0, outputs, columns, x, output.subarray(row * outputs, (row + 1) * outputs));
  }
}
