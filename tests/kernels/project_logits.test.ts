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
  ])('scores every token and keeps the norm: $width to $vocabulary, $rows rows', async ({ width, vocabulary, rows }) => {
    const random = createRandom(4 + vocabulary);
    const normEpsilon = 0.05; // large enough to fail the test if it were omitted
    const matrix = random.halves(vocabulary * width);
    const vector = random.values(width, 0.5);
    const residual = random.values(rows * width, 2);
    const fixed = vocabulary + 5;
    const offsets = { logits: 2, residualNorm: vocabulary + 3 };
    const trace = new Array<number>(rows * fixed).fill(unmodified);
    for (let row = 0; row < rows; row++) {
      const x = rowOf(residual, row, width);
      const logits = product(matrix, vocabulary, rmsNorm(x, [...vector], normEpsilon));
      logits.forEach((logit, token) => (trace[rows * offsets.logits + row * vocabulary + token] = logit));
      trace[rows * offsets.residualNorm + row] = length(x);
    }
    await hold(
      device(),
      {
        kernel: 'project_logits',
        params: { width, vocabulary, normEpsilon },
        offsets,
        step: randomStep(random, { rows, live: rows, slots: 12 }),
        buffers: { matrix, vector, residual },
        matrices: ['matrix'],
        trace: trace.length,
      },
      { trace },
    );
  });
});
