import { type CpuCall, buffer, offset, param } from './kernel';
import { multiply } from './multiply';
import { norm, rmsNorm } from './norm';

/** logits = W · RMSNorm(x), of the next token. */
export function projectLogits(call: CpuCall): void {
  const width = param(call, 'width');
  const vocabulary = param(call, 'vocabulary');
  const residual = buffer(call, 'residual'); // [rows, width]
  const rows = call.step.tokens.length;
  for (let row = 0; row < rows; row++) {
    const start = rows * offset(call, 'logits') + row * vocabulary;
    const x = rmsNorm(residual, row, width, buffer(call, 'vector'), param(call, 'normEpsilon'));
    multiply(buffer(call, 'matrix'), 0, vocabulary, width, x, call.trace.subarray(start, start + vocabulary));
    call.trace[rows * offset(call, 'residualNorm') + row] = norm(residual, row * width, width);
  }
}
