import { describe, it } from 'vitest';
import { ropeTable } from '../../src/engine/rope-table';
import { headOf } from './support/factors';
import { hold, useDevice } from './support/hold';
import { dot, rotate } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';

const base = 10000;

interface Shape {
  readonly heads: number;
  readonly headWidth: number;
  readonly queryRank: number;
  readonly keyRank: number;
  readonly rows: number;
  readonly live: number;
  readonly slots: number;
  readonly interleaved?: boolean;
}

/** The truth builds every head's query and key, rotates them each at its own position, and multiplies. */
describe('score_factors', () => {
  const device = useDevice();
  const check = async (shape: Shape): Promise<void> => {
    const { heads, headWidth, queryRank, keyRank, rows, live, slots, interleaved = false } = shape;
    const random = createRandom(8 + heads * headWidth + live);
    const step = randomStep(random, { rows, live, slots });
    const query = random.values(rows * queryRank * (heads + headWidth));
    const keyFactors = random.values(slots * keyRank * (heads + headWidth));
    const [fixed, offsets] = [5, { attention: 3 }];
    const trace = new Array<number>(rows * (fixed + (offsets.attention + heads + 1) * live)).fill(unmodified);
    for (let row = 0; row < rows; row++) {
      const own = live - rows + row;
      const positionOf = (rank: number): number => step.positions[rank] ?? NaN;
      for (let head = 0; head < heads; head++) {
        const unrotated = headOf(query, row, head, { rank: queryRank, heads, headWidth });
        const q = rotate(unrotated, positionOf(own), base, interleaved);
        for (let rank = 0; rank <= own; rank++) {
          const key = headOf(keyFactors, step.slots[rank] ?? NaN, head, { rank: keyRank, heads, headWidth });
          const k = rotate(key, positionOf(rank), base, interleaved);
          trace[rows * (fixed + offsets.attention * live) + (row * heads + head) * live + rank] =
            dot(q, k) / Math.sqrt(headWidth);
        }
      }
    }
    await hold(
      device(),
      {
        kernel: 'score_factors',
        params: { heads, headWidth, queryRank, keyRank, interleaved: Number(interleaved), fixed },
        offsets,
        step,
        buffers: { query, keyFactors, rope: ropeTable(base, headWidth, slots) },
        matrices: [],
        trace: trace.length,
      },
      { trace },
    );
  };

  it('one row, one slot', () => check({ heads: 4, headWidth: 4, queryRank: 1, keyRank: 1, rows: 1, live: 1, slots: 1 }));
  it('the shape of the story models, beyond one workgroup', () =>
    check({ heads: 4, headWidth: 32, queryRank: 4, keyRank: 2, rows: 1, live: 77, slots: 128 }));
  it('every slot live', () => check({ heads: 2, headWidth: 16, queryRank: 2, keyRank: 2, rows: 1, live: 131, slots: 131 }));
  it('many rows: a row sees no later one', () =>
    check({ heads: 4, headWidth: 8, queryRank: 3, keyRank: 1, rows: 13, live: 13, slots: 16 }));
  it('many rows after others, interleaved pairs', () =>
    check({ heads: 4, headWidth: 20, queryRank: 2, keyRank: 3, rows: 5, live: 40, slots: 64, interleaved: true }));
  it('as many products as a thread holds, three heads', () =>
    check({ heads: 3, headWidth: 12, queryRank: 8, keyRank: 8, rows: 2, live: 9, slots: 20 }));
});
