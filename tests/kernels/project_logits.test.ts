import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { length, product, rmsNorm, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';

describe('project_logits', () => {
  const device = useDevice();

  it.each([
    { width: 4, vocabulary: 1, rows: 1 },
    { width: 64, vocabulary: 67, rows: 1 },
    { width: 128, vocabulary: 1021, rows: 1 },
    { width: 36, vocabulary: 70, rows: 6 },
    { width: 12, vocabulary: 70, rows: 2, biased: 1 },
    { width: 12, vocabulary: 19, rows: 2, biased: 1, prenormed: 1, cap: 1.5 },
    { width: 12, vocabulary: 19, rows: 1, cap: 30 },
  ])(
    'scores every token and keeps the norm: $width to $vocabulary, $rows rows',
    async ({ width, vocabulary, rows, ...given }) => {
      const { biased = 0, prenormed = 0, cap } = given;
      const random = createRandom(4 + vocabulary);
      const normEpsilon = 0.05; // large enough to fail the test if it were omitted
      const matrix = random.halves(vocabulary * width);
      const vector = random.values(width + 4 * Math.ceil(vocabulary / 4), 0.5);
      const biases = rowOf(vector, 0, vector.length).slice(prenormed === 1 ? 0 : width);
      const residual = random.values(rows * width, 2);
      const fixed = vocabulary + 5;
      const offsets = { logits: 2, residualNorm: vocabulary + 3 };
      const trace = new Array<number>(rows * fixed).fill(unmodified);
      for (let row = 0; row < rows; row++) {
        const x = rowOf(residual, row, width);
        const normed = prenormed === 1 ? x : rmsNorm(x, [...vector], normEpsilon);
        const sums = product(matrix, vocabulary, normed).map((sum, token) => sum + (biased === 1 ? (biases[token] ?? NaN) : 0));
        const logits = cap === undefined ? sums : sums.map((sum) => cap * Math.tanh(sum / cap));
        logits.forEach((logit, token) => (trace[rows * offsets.logits + row * vocabulary + token] = logit));
        if (prenormed === 0) trace[rows * offsets.residualNorm + row] = length(x);
      }
      await hold(
        device(),
        {
          kernel: 'project_logits',
          params: { width, vocabulary, normEpsilon, ...given },
          offsets,
          step: randomStep(random, { rows, live: rows, slots: 12 }),
          buffers: { matrix, vector, residual },
          matrices: ['matrix'],
          trace: trace.length,
        },
        { trace },
      );
    },
  );
});
