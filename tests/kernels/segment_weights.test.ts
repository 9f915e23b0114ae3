import { describe, it } from 'vitest';
import type { StepInput } from '../../src/engine/engine';
import { hold, useDevice } from './support/hold';
import { length } from './support/naive';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';
import { textOf } from './support/sums';

describe('segment_weights', () => {
  const device = useDevice();

  it.each([
    { heads: 1, headWidth: 4, rows: 1, index: 0, segment: 4 },
    { heads: 3, headWidth: 12, rows: 1, index: 8, segment: 4 },
    { heads: 2, headWidth: 20, rows: 13, index: 6, segment: 5 },
    { heads: 2, headWidth: 8, rows: 3, index: 70, segment: 64 },
  ])('segments of $segment, $heads heads of $headWidth, $rows rows from $index on', async (shape) => {
    const { heads, headWidth, rows, index, segment } = shape;
    const { random, stride, projected, k, v } = textOf(shape, 5 + rows);
    const slots = index + rows + 3;
    // Two tokens were evicted: they are not drawn, and nothing else changes.
    const gone = index > 3 ? 2 : 0;
    const live = index + rows - gone;
    const tokenOf = (rank: number): number => (rank > 0 ? rank + gone : rank);
    const step: StepInput = { ...randomStep(random, { rows, live, slots }), index };
    const slotOf = (rank: number): number => step.slots[rank] ?? NaN;
    const vector = random.values(heads, 3);
    const local = random.values(rows * heads * segment);
    const tokenIndex = random.values(slots);
    for (let rank = 0; rank < live - rows; rank++) tokenIndex[slotOf(rank)] = tokenOf(rank);
    const after = [...tokenIndex];
    const before = 2;
    const fixed = 5 * heads;
    const fields = { gate: 0, memoryShare: heads, memoryNorm: 2 * heads };
    const offsets = { attention: before, ...fields, keyNorm: 3 * heads, valueNorm: 4 * heads };
    const trace = new Array<number>(rows * (fixed + (before + heads) * live)).fill(unmodified);
    for (let row = 0; row < rows; row++) {
      const t = index + row;
      const start = t - (t % segment);
      after[slotOf(live - rows + row)] = t;
      for (let head = 0; head < heads; head++) {
        const gate = 1 / (1 + Math.exp(-(vector[head] ?? NaN)));
        for (let rank = 0; rank < live; rank++) {
          const s = tokenOf(rank);
          const weight = (1 - gate) * (local[(row * heads + head) * segment + s - start] ?? NaN);
          trace[rows * (fixed + before * live) + (row * heads + head) * live + rank] = s >= start && s <= t ? weight : 0;
        }
        const shown = [gate, start > 0 ? gate : 0, projected[row * stride + (3 * headWidth + 1) * heads + head] ?? NaN];
        [...shown, length(k(t, head)), length(v(t, head))].forEach((value, field) => {
          trace[rows * field * heads + row * heads + head] = value;
        });
      }
    }
    await hold(
      device(),
      {
        kernel: 'segment_weights',
        params: { heads, headWidth, stride, segment, gated: 1, fixed },
        offsets,
        step,
        buffers: { projected, vector, local, tokenIndex },
        matrices: [],
        trace: trace.length,
      },
      { buffers: { tokenIndex: after }, trace },
    );
  });
});
