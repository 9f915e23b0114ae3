import { capped } from './cap';
import { type CpuCall, buffer, matrixOf, offset, param, paramOr } from './kernel';
import { multiply } from './multiply';
import { isPrenormed, norm, normedRow } from './norm';

/** logits = W x of the normed residual, for the next token, plus a bias where they are `biased`, and capped where there is a cap. */
export function projectLogits(call: CpuCall): void {
  const width = param(call, 'width');
  const vocabulary = param(call, 'vocabulary');
  const residual = buffer(call, 'residual'); // [rows, width]
  const cap = paramOr(call, 'cap', 0);
  // [width] norm weight unless prenormed, then a bias for each output, if biased
  const biases = paramOr(call, 'biased', 0) === 1 ? buffer(call, 'vector').subarray(isPrenormed(call) ? 0 : width) : null;
  const rows = call.step.tokens.length;
  for (let row = 0; row < rows; row++) {
    const start = rows * offset(call, 'logits') + row * vocabulary;
    const logits = call.trace.subarray(start, start + vocabulary);
    multiply(matrixOf(call, 'matrix'), 0, vocabulary, width, normedRow(call, residual, row, width), logits);
    if (biases !== null) logits.forEach((logit, i) => (logits[i] = logit + (biases[i] as number)));
    if (cap > 0) logits.forEach((logit, i) => (logits[i] = capped(logit, cap)));
    if (!isPrenormed(call)) call.trace[rows * offset(call, 'residualNorm') + row] = norm(residual, row * width, width);
  }
}
