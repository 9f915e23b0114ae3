import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { layerNorm, rmsNorm, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';

describe('normalise_heads', () => {
  const device = useDevice();

  it.each([
    { heads: 1, keyValueHeads: 1, headWidth: 4, rows: 1, live: 1, centred: false },
    { heads: 4, keyValueHeads: 2, headWidth: 12, rows: 3, live: 8, centred: false },
    { heads: 3, keyValueHeads: 1, headWidth: 264, rows: 1, live: 12, centred: false },
    { heads: 4, keyValueHeads: 2, headWidth: 20, rows: 2, live: 9, centred: true },
    { heads: 2, keyValueHeads: 2, headWidth: 8, rows: 2, live: 9, centred: true, ring: 5 },
  ])('$heads heads over $keyValueHeads of $headWidth, $rows rows, centred $centred', async (shape) => {
    const { heads, keyValueHeads, headWidth, rows, live, centred } = shape;
    const random = createRandom(8 + headWidth);
    const slots = 12;
    const ring = 'ring' in shape ? shape.ring : slots;
    const normEpsilon = 0.05; // large enough to fail the test if it were omitted
    const step = randomStep(random, { rows, live, slots });
    const [ofQueries, ofKeys] = centred ? [heads, keyValueHeads] : [1, 1];
    const vector = random.values((ofQueries + ofKeys) * headWidth);
    const query = random.values(rows * heads * headWidth, 2);
    const key = random.values(ring * keyValueHeads * headWidth, 2);
    const none = new Array<number>(headWidth).fill(0);
    const normed = (values: Float32Array, entry: number, weights: number): readonly number[] => {
      const [x, g] = [rowOf(values, entry, headWidth), rowOf(vector, weights, headWidth)];
      return centred ? layerNorm(x, g, none, normEpsilon) : rmsNorm(x, g, normEpsilon);
    };
    const queries = Array.from({ length: rows * heads }, (_, entry) => normed(query, entry, centred ? entry % heads : 0));
    // Only the step's own slots are written.
    const keys = [...key];
    for (let row = 0; row < rows; row++) {
      for (let head = 0; head < keyValueHeads; head++) {
        const entry = ((step.slots[live - rows + row] ?? NaN) % ring) * keyValueHeads + head;
        keys.splice(entry * headWidth, headWidth, ...normed(key, entry, ofQueries + (centred ? head : 0)));
      }
    }
    await hold(
      device(),
      {
        kernel: 'normalise_heads',
        params: { heads, keyValueHeads, headWidth, slots: ring, normEpsilon, centred: Number(centred) },
        step,
        buffers: { vector, query, key },
        matrices: [],
        trace: 0,
      },
      { buffers: { query: queries.flat(), key: keys } },
    );
  });
});
