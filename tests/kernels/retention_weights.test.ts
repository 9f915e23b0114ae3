/** The weights that retention implies against its parallel form in double precision: every weight and every sum written out. */
import { describe, it } from 'vitest';
import type { StepInput } from '../../src/engine/engine';
import { hold, useDevice } from './support/hold';
import { dot, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { numbersOf, retentionShapes, temperature } from './support/retention-texts';
import { unmodified } from './support/run-wgsl';

/** Where the weights begin in the trace. */
const before = 3;

describe('retention_weights', () => {
  const device = useDevice();

  it.each(retentionShapes)('$heads heads of $keyWidth × $valueWidth, gated $gated, $rows rows from $index on', async (shape) => {
    const { heads, keyWidth, valueWidth, gated, rows, index } = shape;
    const { stride, projected, q, k, logGamma } = numbersOf(shape, 17 + rows);
    const random = createRandom(5 + rows);
    const slots = 16;
    const live = Math.min(slots, index + rows);
    const step: StepInput = { ...randomStep(random, { rows, live, slots }), index };
    const slotOf = (rank: number): number => step.slots[rank] ?? NaN;
    const buffers = {
      key: random.values(slots * heads * keyWidth),
      // Sums of log γ decrease along a text: those before this step are above the later ones.
      decaySum: random.values(slots * heads, 0.5),
      decayTotal: random.values(4, 0.5).map((x) => x - 1),
    };
    const key = [...buffers.key];
    const decaySum = [...buffers.decaySum];
    const decayTotal = [...buffers.decayTotal];
    const fixed = 2;
    const trace = new Array<number>(rows * (fixed + (before + heads + 1) * live)).fill(unmodified);
    for (let head = 0; head < heads; head++) {
      let sum = index === 0 ? 0 : (decayTotal[head] ?? NaN);
      for (let row = 0; row < rows; row++) {
        const entry = slotOf(live - rows + row) * heads + head;
        sum += logGamma(row, head);
        decaySum[entry] = sum;
        key.splice(entry * keyWidth, keyWidth, ...k(row, head));
      }
      decayTotal[head] = sum;
      for (let row = 0; row < rows; row++) {
        const own = live - rows + row;
        const c = (rank: number) => decaySum[slotOf(rank) * heads + head] ?? NaN;
        for (let rank = 0; rank < live; rank++) {
          const weight = dot(q(row, head), rowOf(key, slotOf(rank) * heads + head, keyWidth)) * Math.exp(c(own) - c(rank));
          trace[rows * (fixed + before * live) + (row * heads + head) * live + rank] = rank <= own ? weight : 0;
        }
      }
    }
    await hold(
      device(),
      {
        kernel: 'retention_weights',
        params: { heads, keyWidth, valueWidth, stride, gated: Number(gated), temperature, fixed },
        offsets: { attention: before },
        step,
        buffers: { projected, ...buffers },
        matrices: [],
        trace: trace.length,
      },
      { buffers: { key, decaySum, decayTotal }, trace },
    );
  });
});
