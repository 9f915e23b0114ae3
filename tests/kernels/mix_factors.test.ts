import { describe, it } from 'vitest';
import { headOf } from './support/factors';
import { hold, useDevice } from './support/hold';
import { length, mix, softmax } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';

interface Shape {
  readonly heads: number;
  readonly headWidth: number;
  readonly keyRank: number;
  readonly valueRank: number;
  readonly rows: number;
  readonly live: number;
  readonly slots: number;
  readonly zeroSink?: boolean;
  readonly silenced?: readonly number[];
  /** Largest score. */
  readonly size?: number;
}

/** The truth builds every head's value from its factors and mixes those. */
describe('mix_factors', () => {
  const device = useDevice();
  const check = async (shape: Shape): Promise<void> => {
    const { heads, headWidth, keyRank, valueRank, rows, live, slots, zeroSink = false, silenced = [], size = 3 } = shape;
    const random = createRandom(9 + heads * headWidth + live);
    const firstHead = 34; // not the offset of its weights in the trace
    const interventions = { zeroSink, silenced: silenced.map((head) => firstHead + head) };
    const step = { ...randomStep(random, { rows, live, slots }), interventions };
    const keyFactors = random.values(slots * keyRank * (heads + headWidth));
    const valueFactors = random.values(slots * valueRank * (heads + headWidth));
    const fixed = 2 + 2 * heads;
    const offsets = { keyNorm: 1, valueNorm: 1 + heads, attention: 3, firstHead };
    const before = new Array<number>(rows * (fixed + (offsets.attention + heads + 1) * live)).fill(unmodified);
    const trace = [...before];
    const headOutput: number[] = [];
    for (let row = 0; row < rows; row++) {
      const own = live - rows + row;
      const slotOf = (rank: number): number => step.slots[rank] ?? NaN;
      for (let head = 0; head < heads; head++) {
        const start = rows * (fixed + offsets.attention * live) + (row * heads + head) * live;
        const scores = random.values(own + 1, size);
        before.splice(start, own + 1, ...scores);
        const weights = softmax([...scores], zeroSink ? [0] : []);
        for (let rank = 0; rank < live; rank++) trace[start + rank] = weights[rank] ?? 0;
        const values = { rank: valueRank, heads, headWidth };
        const out = mix(
          weights,
          weights.map((_, rank) => headOf(valueFactors, slotOf(rank), head, values)),
        );
        headOutput.push(...(silenced.includes(head) ? out.map(() => 0) : out));
        const key = headOf(keyFactors, slotOf(own), head, { rank: keyRank, heads, headWidth });
        trace[rows * offsets.keyNorm + row * heads + head] = length(key);
        trace[rows * offsets.valueNorm + row * heads + head] = length(headOf(valueFactors, slotOf(own), head, values));
      }
    }
    await hold(
      device(),
      {
        kernel: 'mix_factors',
        params: { heads, headWidth, keyRank, valueRank, fixed },
        offsets,
        step,
        buffers: { keyFactors, valueFactors, headOutput: new Float32Array(rows * heads * headWidth) },
        matrices: [],
        trace: Float32Array.from(before),
      },
      { buffers: { headOutput }, trace },
    );
  };

  it('one row, one slot', () => check({ heads: 4, headWidth: 4, keyRank: 1, valueRank: 1, rows: 1, live: 1, slots: 1 }));
  it('the shape of the story models', () =>
    check({ heads: 4, headWidth: 32, keyRank: 2, valueRank: 2, rows: 1, live: 77, slots: 128 }));
  it('every slot live', () => check({ heads: 2, headWidth: 16, keyRank: 2, valueRank: 4, rows: 1, live: 131, slots: 131 }));
  it('many rows: a row sees no later one', () =>
    check({ heads: 4, headWidth: 8, keyRank: 1, valueRank: 3, rows: 13, live: 13, slots: 16 }));
  it('three heads, many rows after others', () =>
    check({ heads: 3, headWidth: 20, keyRank: 4, valueRank: 4, rows: 5, live: 40, slots: 64 }));
  it('a zero sink: the weights do not add up to 1', () =>
    check({ heads: 4, headWidth: 8, keyRank: 1, valueRank: 2, rows: 2, live: 3, slots: 4, zeroSink: true, size: 0.1 }));
  it('silenced heads show their weights and add nothing to the residual', () =>
    check({ heads: 4, headWidth: 8, keyRank: 2, valueRank: 2, rows: 2, live: 7, slots: 8, silenced: [1, 3] }));
  it('large scores', () => check({ heads: 4, headWidth: 8, keyRank: 2, valueRank: 2, rows: 1, live: 50, slots: 64, size: 40 }));
  it('heads wider than the threads of a workgroup', () =>
    check({ heads: 4, headWidth: 264, keyRank: 1, valueRank: 1, rows: 1, live: 5, slots: 8 }));
});
