import { type CpuCall, buffer, param } from './kernel';
import { largest, placeOfLogit } from './largest';

/** The likeliest tokens of each chunk of a large vocabulary, sorted, and the chunk's part of the softmax's denominator. */
export function likeliestOfChunks(call: CpuCall): void {
  const [vocabulary, part, chunk, count] = [
    param(call, 'vocabulary'),
    param(call, 'part'),
    param(call, 'chunk'),
    param(call, 'count'),
  ];
  const logits = buffer(call, 'logits'); // see placeOfLogit
  const candidates = buffer(call, 'candidates'); // [rows, chunks, logits [count], tokens [count], largest, sum]
  const rows = call.step.tokens.length;
  const chunks = Math.ceil(vocabulary / chunk);
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at < chunks; at++) {
      const first = at * chunk;
      const entries = Math.min(chunk, vocabulary - first);
      const valueOf = (i: number): number => logits[placeOfLogit(rows, row, first + i, vocabulary, part)] as number;
      const selected = largest(count, entries, valueOf, (i) => first + i);
      const start = (row * chunks + at) * (2 * count + 2);
      candidates.set(selected.values.subarray(0, selected.count), start);
      candidates.set(selected.tokens.subarray(0, selected.count), start + count);
      const top = selected.values[0] as number;
      let sum = 0;
      for (let i = 0; i < entries; i++) sum += Math.exp(valueOf(i) - top);
      candidates[start + 2 * count] = top;
      candidates[start + 2 * count + 1] = sum;
    }
  }
}
