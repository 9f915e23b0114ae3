import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { length, product, rmsNorm, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';

describe('project_factors', () => {
  const device = useDevice();

  it.each([
    { width: 4, heads: 4, headWidth: 4, queryRank: 1, keyRank: 1, valueRank: 1, rows: 1, live: 1 },
    { width: 128, heads: 4, headWidth: 32, queryRank: 4, keyRank: 2, valueRank: 2, rows: 1, live: 12 },
    { width: 36, heads: 6, headWidth: 12, queryRank: 6, keyRank: 2, valueRank: 4, rows: 5, live: 8 },
    { width: 64, heads: 3, headWidth: 20, queryRank: 4, keyRank: 8, valueRank: 4, rows: 12, live: 12 },
  ])(
    '$heads heads of $headWidth, ranks $queryRank, $keyRank, $valueRank, width $width, $rows rows of $live live',
    async (shape) => {
      const { width, heads, headWidth, queryRank, keyRank, valueRank, rows, live } = shape;
      const random = createRandom(7 + width);
      const slots = 12;
      const normEpsilon = 0.05; // large enough to fail the test if it were omitted
      const sizes = [queryRank, keyRank, valueRank].flatMap((rank) => [rank * heads, rank * headWidth]);
      const outputs = sizes.reduce((sum, size) => sum + size, 0);
      const step = randomStep(random, { rows, live, slots });
      const matrix = random.halves(outputs * width);
      const vector = random.values(width + outputs, 0.5);
      const residual = random.values(rows * width, 2);
      const [queries, keys, values] = [queryRank, keyRank, valueRank].map((rank) => rank * (heads + headWidth)) as [
        number,
        number,
        number,
      ];
      const buffers = {
        query: new Float32Array(rows * queries),
        keyFactors: random.values(slots * keys),
        valueFactors: random.values(slots * values),
      };

      const query: number[] = [];
      const keyFactors = [...buffers.keyFactors];
      const valueFactors = [...buffers.valueFactors];
      const [, , aKey = 0, bKey = 0, aValue = 0, bValue = 0] = sizes;
      // The trace: three numbers of another layer, this one's norm, its factors, one more of another.
      const [startOfKey, startOfValue] = [4, 4 + aKey + bKey];
      const offsets = {
        residualNorm: 3,
        ...{ aKey: startOfKey, bKey: startOfKey + aKey },
        ...{ aValue: startOfValue, bValue: startOfValue + aValue },
      };
      const trace = new Array<number>(rows * (offsets.bValue + bValue + 1)).fill(unmodified);
      for (let row = 0; row < rows; row++) {
        const x = rowOf(residual, row, width);
        const normed = rmsNorm(x, [...vector.subarray(0, width)], normEpsilon);
        const all = product(matrix, outputs, normed).map((sum, o) => sum + (vector[width + o] ?? NaN));
        const slot = step.slots[live - rows + row] ?? NaN;
        query.push(...all.slice(0, queries));
        keyFactors.splice(slot * keys, keys, ...all.slice(queries, queries + keys));
        valueFactors.splice(slot * values, values, ...all.slice(queries + keys));
        trace[rows * offsets.residualNorm + row] = length(x);
        let at = queries;
        for (const [before, size] of [
          [offsets.aKey, aKey],
          [offsets.bKey, bKey],
          [offsets.aValue, aValue],
          [offsets.bValue, bValue],
        ] as const) {
          trace.splice(rows * before + row * size, size, ...all.slice(at, at + size));
          at += size;
        }
      }
      await hold(
        device(),
        {
          kernel: 'project_factors',
          params: {
            ...{ width, heads, headWidth, queryRank, keyRank, valueRank, normEpsilon },
          },
          offsets,
          step,
          buffers: { matrix, vector, residual, ...buffers },
          matrices: ['matrix'],
          trace: trace.length,
        },
        { buffers: { query, keyFactors, valueFactors }, trace },
      );
    },
  );
});
