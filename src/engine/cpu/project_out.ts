import { type CpuCall, buffer, matrixOf, param } from './kernel';
import { multiply } from './multiply';

/** output = W · input + b, on top of what is there where it `adds`. */
export function projectOut(call: CpuCall): void {
  const outputs = param(call, 'outputs');
  const columns = param(call, 'columns');
  const adds = param(call, 'adds') === 1;
  const input = buffer(call, 'input'); // [rows, columns]
  const output = buffer(call, 'output'); // [rows, outputs]
  const biases = buffer(call, 'vector'); // [outputs]
  const product = new Float32Array(outputs);
  for (let row = 0; row < call.step.tokens.length; row++) {
    multiply(matrixOf(call, 'matrix'), 0, outputs, columns, input.subarray(row * columns, (row + 1) * columns), product);
    for (let o = 0; o < outputs; o++) {
      const before = adds ? (output[row * outputs + o] as number) : 0;
      output[row * outputs + o] = before + (product[o] as number) + (biases[o] as number);
    }
  }
}
