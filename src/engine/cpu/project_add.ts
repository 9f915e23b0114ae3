import { type CpuCall, buffer, matrixOf, param } from './kernel';
import { multiply } from './multiply';

/** residual += W · input */
export function projectAdd(call: CpuCall): void {
  const outputs = param(call, 'outputs');
  const columns = param(call, 'columns');
  const input = buffer(call, 'input'); // [rows, columns]
  const residual = buffer(call, 'residual'); // [rows, outputs]
  const product = new Float32Array(outputs);
  for (let row = 0; row < call.step.tokens.length; row++) {
    multiply(matrixOf(call, 'matrix'), 0, outputs, columns, input.subarray(row * columns, (row + 1) * columns), product);
    for (let o = 0; o < outputs; o++)
      residual[row * outputs + o] = (residual[row * outputs + o] as number) + (product[o] as number);
  }
}
