import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { product, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';

describe('project_add', () => {
  const device = useDevice();

  it.each([
    { outputs: 4, columns: 4, rows: 1 },
    { outputs: 68, columns: 12, rows: 1 },
    { outputs: 128, columns: 352, rows: 1 },
    { outputs: 132, columns: 260, rows: 7 },
  ])('adds the product to the residual: [$outputs, $columns], $rows rows', async ({ outputs, columns, rows }) => {
    const random = createRandom(2 + outputs);
    const matrix = random.halves(outputs * columns);
    const input = random.values(rows * columns, 0.2);
    const residual = random.values(rows * outputs);
    const sums = Array.from({ length: rows }, (_, row) =>
      product(matrix, outputs, rowOf(input, row, columns)).map((value, o) => value + (residual[row * outputs + o] ?? NaN)),
    );
    await hold(
      device(),
      {
        kernel: 'project_add',
        params: { outputs, columns },
        step: randomStep(random, { rows, live: rows, slots: 12 }),
        buffers: { matrix, input, residual },
        matrices: ['matrix'],
        trace: 0,
      },
      { buffers: { residual: sums.flat() } },
    );
  });

  it('is right by hand: [[1, 2, 3, 4], …] · (1, 0, −1, 0.5) + 10', async () => {
    const matrix = Float32Array.of(1, 2, 3, 4, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, -8);
    await hold(
      device(),
      {
        kernel: 'project_add',
        params: { outputs: 4, columns: 4 },
        step: { tokens: Uint32Array.of(0), slots: Uint32Array.of(0), positions: Uint32Array.of(0) },
        buffers: { matrix, input: Float32Array.of(1, 0, -1, 0.5), residual: Float32Array.of(10, 10, 10, 10) },
        matrices: ['matrix'],
        trace: 0,
      },
      { buffers: { residual: [10, 10, 12, 6] } },
    );
  });
});
