import { textIndexOf } from '../engine';
import { featuresOf } from './features';
import { type CpuCall, param } from './kernel';
import { heldAt } from './segment';
import { type Sums, addTo, readBy, readSums, sumsOf } from './sums';
import { turnRow } from './turn';

/**
 * What every head reads, row after row, from the segments before the row's own: mixed = φ(q) M / (φ(q) · z), zero in a text's first. Once a
 * segment is full it is written (2406.07368; 2404.07143): M ← M + φ(K)ᵀ V, or by the delta rule M ← M + φ(K)ᵀ (V − φ(K) M / (φ(K) z)), then
 * z ← z + Σ φ(k). Where it `turns`, q and k are rotated at the token's index in the text, in place, before φ.
 */
export function recall(call: CpuCall): void {
  const segment = param(call, 'segment');
  const begins = textIndexOf(call.step);
  for (let row = 0; row < call.step.tokens.length; row++) {
    const index = begins + row;
    if (param(call, 'turns') === 1) turnRow(call, row, index);
    for (let head = 0; head < param(call, 'heads'); head++) {
      const sums = sumsOf(call, head);
      if (index === 0) for (const sum of [sums.memory, sums.normaliser]) sum.fill(0);
      else if (index % segment === 0) write(call, sums, index, head);
      readSums(call, sums, row, head, index);
    }
  }
}

/** Writes the `segment` tokens before `end`; what the delta rule takes back is read from the memory as it was before all of them. */
function write(call: CpuCall, sums: Sums, end: number, head: number): void {
  const width = param(call, 'headWidth');
  const memory = Float64Array.from(sums.memory);
  const normaliser = Float64Array.from(sums.normaliser);
  for (let index = end - param(call, 'segment'); index < end; index++) {
    const key = heldAt(call, 'key', index, head);
    const value = heldAt(call, 'value', index, head);
    const features = featuresOf(call, key.from, key.start, index);
    const written = Float64Array.from(value.from.subarray(value.start, value.start + width));
    if (param(call, 'delta') === 1) {
      const known = new Float64Array(width);
      readBy(features, sums, known);
      known.forEach((number, j) => (written[j] = (written[j] as number) - number));
    }
    addTo(memory, features, written);
    addTo(normaliser, features, [1]);
  }
  sums.memory.set(memory);
  sums.normaliser.set(normaliser);
}
