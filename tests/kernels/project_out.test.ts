import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { product, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';

describe('project_out', () => {
  const device = useDevice();

  it.each([
    { outputs: 4, columns: 4, rows: 1, adds: 1 },
    { outputs: 68, columns: 12, rows: 2, adds: 0 },
    { outputs: 132, columns: 260, rows: 7, adds: 1 },
  ])('a product and a bias: [$outputs, $columns], $rows rows, adds $adds', async ({ outputs, columns, rows, adds }) => {
    const random = createRandom(2 + outputs);
    const matrix = random.halves(outputs * columns);
    const vector = random.values(outputs);
    const input = random.values(rows * columns, 0.2);
    const output = random.values(rows * outputs);
    const sums = Array.from({ length: rows }, (_, row) =>
      product(matrix, outputs, rowOf(input, row, columns)).map(
        (value, o) => value + (vector[o] ?? NaN) + (adds === 1 ? (output[row * outputs + o] ?? NaN) : 0),
      ),
    );
    await hold(
      device(),
      {
        kernel: 'project_out',
        params: { outputs, columns, adds },
        step: randomStep(random, { rows, live: rows, slots: 12 }),
        buffers: { matrix, vector, input, output },
        matrices: ['matrix'],
        trace: 0,
      },
      { buffers: { output: sums.flat() } },
    );
  });
});
