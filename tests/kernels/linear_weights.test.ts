/** The weights that linear attention implies against its parallel form in double precision: every weight over the whole text written out. */
import { describe, it } from 'vitest';
import type { StepInput } from '../../src/engine/engine';
import { hold, useDevice } from './support/hold';
import { dot, length } from './support/naive';
import { randomStep } from './support/random-step';
import { linearShapes } from './support/linear-shapes';
import { unmodified } from './support/run-wgsl';
import { constantsOf, phi, textOf } from './support/sums';

/** Where the weights begin in the trace. */
const before = 3;

describe('linear_weights', () => {
  const device = useDevice();
  const grouped = [0, 1, 4, 64].flatMap((segment) =>
    linearShapes.filter((_, i) => segment === 0 || i % 3 === 0).map((shape) => ({ ...shape, segment })),
  );

  it.each(grouped)('$map, groups of $segment, $heads heads of $headWidth, $rows rows from $index on', async (shape) => {
    const { heads, headWidth, rows, index, map, segment } = shape;
    const { random, stride, projected, q, k, v } = textOf(shape, 17 + rows);
    const slots = index + rows + 3;
    // One token was evicted: it is not drawn, and nothing else changes.
    const live = index + rows - (index > 3 ? 1 : 0);
    const tokenOf = (rank: number): number => (index > 3 && rank > 0 ? rank + 1 : rank);
    const step: StepInput = { ...randomStep(random, { rows, live, slots }), index };
    const slotOf = (rank: number): number => step.slots[rank] ?? NaN;
    const vector = random.values(heads + 5);
    const local = random.values(rows * heads * Math.max(1, segment));
    const key = random.values(slots * heads * headWidth);
    const tokenIndex = random.values(slots);
    for (let rank = 0; rank < live - rows; rank++) {
      for (let head = 0; head < heads; head++) key.set(k(tokenOf(rank), head), (slotOf(rank) * heads + head) * headWidth);
      tokenIndex[slotOf(rank)] = tokenOf(rank);
    }
    const buffers = { projected, vector, local, key: key.slice(), tokenIndex: tokenIndex.slice() };
    const fixed = 3 * heads;
    const offsets = { attention: before, stateNorm: 0, keyNorm: heads, valueNorm: 2 * heads };
    const trace = new Array<number>(rows * (fixed + (before + heads) * live)).fill(unmodified);
    for (let row = 0; row < rows; row++) {
      const t = index + row;
      tokenIndex[slotOf(live - rows + row)] = t;
      for (let head = 0; head < heads; head++) {
        const shown = row * stride + 3 * heads * headWidth + head;
        projected[shown] = Math.abs(projected[shown] ?? NaN) + 0.5; // a denominator
        key.set(k(t, head), (slotOf(live - rows + row) * heads + head) * headWidth);
        for (let rank = 0; rank < live; rank++) {
          const s = tokenOf(rank);
          const share = dot(phi(map, q(t, head), t), phi(map, k(s, head), s)) / (projected[shown] ?? NaN);
          const same = segment > 0 && Math.floor(s / segment) === Math.floor(t / segment);
          const within = local[(row * heads + head) * segment + (s % segment)] ?? NaN;
          const weight = same ? within : segment > 0 ? (vector[head] ?? NaN) * share : share;
          trace[rows * (fixed + before * live) + (row * heads + head) * live + rank] = s <= t ? weight : 0;
        }
        trace[rows * offsets.stateNorm + row * heads + head] = projected[shown + heads] ?? NaN;
        trace[rows * offsets.keyNorm + row * heads + head] = length(k(t, head));
        trace[rows * offsets.valueNorm + row * heads + head] = length(v(t, head));
      }
    }
    await hold(
      device(),
      {
        kernel: 'linear_weights',
        params: {
          heads,
          headWidth,
          stride,
          ...constantsOf(map),
          segment,
          fixed,
        },
        offsets,
        step,
        buffers,
        matrices: [],
        trace: trace.length,
      },
      { buffers: { key, tokenIndex }, trace },
    );
  });
});
