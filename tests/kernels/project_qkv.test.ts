import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { length, product, rmsNorm, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';

describe('project_qkv', () => {
  const device = useDevice();

  it.each([
    { width: 4, heads: 1, keyValueHeads: 1, headWidth: 4, rows: 1, live: 1 },
    { width: 128, heads: 4, keyValueHeads: 4, headWidth: 32, rows: 1, live: 12 },
    { width: 36, heads: 6, keyValueHeads: 2, headWidth: 12, rows: 5, live: 8 },
    { width: 64, heads: 3, keyValueHeads: 1, headWidth: 20, rows: 12, live: 12 },
    // Queries alone, over another layer's cache; a ring of fewer slots than there are.
    { width: 20, heads: 3, keyValueHeads: 0, headWidth: 12, rows: 3, live: 7 },
    { width: 36, heads: 2, keyValueHeads: 1, headWidth: 8, rows: 1, live: 12, ring: 5 },
    { width: 36, heads: 2, keyValueHeads: 1, headWidth: 8, rows: 3, live: 12, prenormed: 1 },
  ])('$heads heads over $keyValueHeads of $headWidth, width $width, $rows rows of $live live', async (shape) => {
    const { width, heads, keyValueHeads, headWidth, rows, live } = shape;
    const random = createRandom(5 + width);
    const slots = 12;
    const ring = 'ring' in shape ? shape.ring : slots;
    const normEpsilon = 0.05; // large enough to fail the test if it were omitted
    const [queries, kept] = [heads * headWidth, keyValueHeads * headWidth];
    const step = randomStep(random, { rows, live, slots });
    const matrix = random.halves((queries + 2 * kept) * width);
    const given = 'prenormed' in shape ? { prenormed: shape.prenormed } : {};
    const ofNorm = 'prenormed' in shape ? 0 : width;
    const vector = random.values(ofNorm + queries + 2 * kept, 0.5);
    const residual = random.values(rows * width, 2);
    const buffers = {
      query: new Float32Array(rows * queries),
      key: random.values(ring * Math.max(kept, 4)),
      value: random.values(ring * Math.max(kept, 4)),
    };

    const query: number[] = [];
    const key = [...buffers.key];
    const value = [...buffers.value];
    const trace = new Array<number>(rows * 3).fill(unmodified);
    for (let row = 0; row < rows; row++) {
      const x = rowOf(residual, row, width);
      const normed = ofNorm === 0 ? x : rmsNorm(x, [...vector.subarray(0, width)], normEpsilon);
      const all = product(matrix, queries + 2 * kept, normed).map((sum, o) => sum + (vector[ofNorm + o] ?? NaN));
      const slot = (step.slots[live - rows + row] ?? NaN) % ring;
      query.push(...all.slice(0, queries));
      key.splice(slot * kept, kept, ...all.slice(queries, queries + kept));
      value.splice(slot * kept, kept, ...all.slice(queries + kept));
      if (ofNorm > 0) trace[rows * 2 + row] = length(x);
    }
    await hold(
      device(),
      {
        kernel: 'project_qkv',
        params: { width, heads, keyValueHeads, headWidth, slots: ring, normEpsilon, ...given },
        offsets: { residualNorm: 2 },
        step,
        buffers: { matrix, vector, residual, ...buffers },
        matrices: ['matrix'],
        trace: trace.length,
      },
      { buffers: { query, key, value }, trace },
    );
  });
});
