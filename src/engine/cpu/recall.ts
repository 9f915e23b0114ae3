import { textIndexOf } from '../engine';
import { rowIndexOf } from '../row-tree';
import { featuresOf } from './features';
import { type CpuCall, param } from './kernel';
import { heldAt } from './segment';
import { type Sums, type Token, addTo, readBy, readPath, readSums, sumsOf } from './sums';
import { turnRow } from './turn';

/**
 * What every head reads, row after row, from the segments before the row's own: headOutput = φ(q) M / (φ(q) · z), zero in a text's first. A full
 * segment is written (2406.07368; 2404.07143): M ← M + φ(K)ᵀ V, or by the delta rule M ← M + φ(K)ᵀ (V − φ(K) M / (φ(K) z)), then
 * z ← z + Σ φ(k). With `turns`, q and k are rotated at the token's index in the text, in place, before φ. A row of a tree writes
 * nothing: segments that fill up on its path are read token by token.
 */
export function recall(call: CpuCall): void {
  const { step } = call;
  const segment = param(call, 'segment');
  const startOf = (index: number): number => index - (index % segment);
  for (let row = 0; row < step.tokens.length; row++) {
    const index = rowIndexOf(step, row);
    if (param(call, 'turns') === 1) turnRow(call, row, index);
    for (let head = 0; head < param(call, 'heads'); head++) {
      const sums = sumsOf(call, head);
      if (step.parents) {
        readPath(call, sums, row, head, index, tokensOf(call, row, head, startOf(textIndexOf(step) - 1), startOf(index)));
        continue;
      }
      if (index === 0) for (const sum of [sums.memory, sums.normaliser]) sum.fill(0);
      else if (index % segment === 0) write(call, sums, tokensOf(call, row, head, index - segment, index));
      readSums(call, sums, row, head, index);
    }
  }
}

/** The tokens of a row's path with an index from `first` to before `end`. */
function tokensOf(call: CpuCall, row: number, head: number, first: number, end: number): readonly Token[] {
  const width = param(call, 'headWidth');
  return Array.from({ length: Math.max(0, end - first) }, (_, i) => {
    const key = heldAt(call, 'key', row, first + i, head);
    const value = heldAt(call, 'value', row, first + i, head);
    return {
      key: featuresOf(call, key.from, key.start, first + i),
      value: value.from.subarray(value.start, value.start + width),
    };
  });
}

/** Writes a segment; the delta rule subtracts what the memory returned before all of the segment's tokens. */
function write(call: CpuCall, sums: Sums, tokens: readonly Token[]): void {
  const memory = Float64Array.from(sums.memory);
  const normaliser = Float64Array.from(sums.normaliser);
  for (const { key, value } of tokens) {
    const written = Float64Array.from(value);
    if (param(call, 'delta') === 1) {
      const known = new Float64Array(written.length);
      readBy(key, sums, known);
      known.forEach((number, j) => (written[j] = (written[j] as number) - number));
    }
    addTo(memory, key, written);
    addTo(normaliser, key, [1]);
  }
  sums.memory.set(memory);
  sums.normaliser.set(normaliser);
}
