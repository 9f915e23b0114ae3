import { followingOf } from '../engine';
import { type CpuCall, buffer, offset, param } from './kernel';
import { largest, placeOfLogit } from './largest';

/**
 * The likeliest tokens of a large vocabulary from those of its chunks, the log of the softmax's denominator, and the logit of the token that
 * follows.
 */
export function likeliest(call: CpuCall): void {
  const [vocabulary, part, chunk, count] = [
    param(call, 'vocabulary'),
    param(call, 'part'),
    param(call, 'chunk'),
    param(call, 'count'),
  ];
  const logits = buffer(call, 'logits'); // see placeOfLogit; then [rows] the norm of the residual
  const candidates = buffer(call, 'candidates'); // [rows, chunks, logits [count], tokens [count], largest, sum]
  const rows = call.step.tokens.length;
  const chunks = Math.ceil(vocabulary / chunk);
  const entries = (chunks - 1) * count + Math.min(count, vocabulary - (chunks - 1) * chunk);
  for (let row = 0; row < rows; row++) {
    const first = row * chunks * (2 * count + 2);
    const placeOf = (i: number): number => first + Math.floor(i / count) * (2 * count + 2) + (i % count);
    const { values, tokens } = largest(
      count,
      entries,
      (i) => candidates[placeOf(i)] as number,
      (i) => candidates[placeOf(i) + count] as number,
    );
    call.trace.set(values, rows * offset(call, 'topLogits') + row * count);
    call.trace.set(tokens, rows * offset(call, 'topTokens') + row * count);
    const top = values[0] as number;
    let sum = 0;
    for (let i = 1; i <= chunks; i++) {
      const at = first + i * (2 * count + 2) - 2;
      sum += (candidates[at + 1] as number) * Math.exp((candidates[at] as number) - top);
    }
    call.trace[rows * offset(call, 'logSum') + row] = top + Math.log(sum);
    const following = followingOf(call.step, row);
    call.trace[rows * offset(call, 'followingLogit') + row] =
      following === undefined ? 0 : (logits[placeOfLogit(rows, row, following, vocabulary, part)] as number);
    if (param(call, 'shown') === 1)
      call.trace[rows * offset(call, 'residualNorm') + row] = logits[rows * vocabulary + row] as number;
  }
}
