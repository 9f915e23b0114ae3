import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { product, rmsNorm, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';

describe('project_normed', () => {
  const device = useDevice();

  it.each([
    { outputs: 4, columns: 4, rows: 1 },
    { outputs: 68, columns: 12, rows: 1 },
    { outputs: 132, columns: 260, rows: 7 },
  ])('[$outputs, $columns], $rows rows', async ({ outputs, columns, rows }) => {
    const random = createRandom(12 + outputs);
    const normEpsilon = 0.05; // large enough to fail the test if it were omitted
    const matrix = random.halves(outputs * columns);
    const vector = random.values(columns, 0.3);
    const input = random.values(rows * columns, 2);
    const output = Array.from({ length: rows }, (_, row) =>
      product(matrix, outputs, rmsNorm(rowOf(input, row, columns), [...vector], normEpsilon)),
    );
    await hold(
      device(),
      {
        kernel: 'project_normed',
        params: { outputs, columns, normEpsilon },
        step: randomStep(random, { rows, live: rows, slots: 12 }),
        buffers: { matrix, vector, input, output: new Float32Array(rows * outputs) },
        matrices: ['matrix'],
        trace: 0,
      },
      { buffers: { output: output.flat() } },
    );
  });
});
