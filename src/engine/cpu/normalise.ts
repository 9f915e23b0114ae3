import { type CpuCall, buffer, offset, param } from './kernel';
import { norm } from './norm';
import { standardise } from './standardise';

/**
 * A norm on its own: LayerNorm (1607.06450) where it is `centred`, else RMSNorm (1910.07467). It `adds` to what is there, or replaces it. Where it
 * is `shown`, the length of its input goes to the trace.
 */
export function normalise(call: CpuCall): void {
  const width = param(call, 'width');
  const centred = param(call, 'centred') === 1;
  const adds = param(call, 'adds') === 1;
  const vector = buffer(call, 'vector'); // [width] g, then [width] b if centred
  const input = buffer(call, 'input'); // [rows, width]
  const output = buffer(call, 'output'); // [rows, width]
  const rows = call.step.tokens.length;
  for (let row = 0; row < rows; row++) {
    const y = standardise(input, row * width, width, centred, param(call, 'normEpsilon'));
    for (let i = 0; i < width; i++) {
      const normed = (y[i] as number) * (vector[i] as number) + (centred ? (vector[width + i] as number) : 0);
      output[row * width + i] = (adds ? (output[row * width + i] as number) : 0) + normed;
    }
    if (param(call, 'shown') === 1) call.trace[rows * offset(call, 'residualNorm') + row] = norm(input, row * width, width);
  }
}
