import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { length, product, rmsNorm, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';

const normEpsilon = 0.05; // large enough to fail the test if it were omitted

describe('project_state', () => {
  const device = useDevice();

  it.each([
    { width: 4, outputs: 1, stride: 4, rows: 1 },
    { width: 128, outputs: 516, stride: 516, rows: 1 },
    { width: 20, outputs: 67, stride: 76, rows: 5 },
  ])('the normed residual: $width to $outputs, $stride apart, $rows rows', async ({ width, outputs, stride, rows }) => {
    const random = createRandom(3 + outputs);
    const matrix = random.halves(4 * Math.ceil((outputs * width) / 4));
    const tail = 4 * Math.ceil(outputs / 4);
    // The norm's weight, and a bias for each output; what follows the last must not be read as one.
    const vector = random.values(width + tail, 0.3);
    const residual = random.values(rows * width, 3);
    const before = random.values(rows * stride);
    const projected = [...before];
    const trace = new Array<number>(rows * 3).fill(unmodified);
    for (let row = 0; row < rows; row++) {
      const x = rowOf(residual, row, width);
      const all = product(matrix, outputs, rmsNorm(x, [...vector].slice(0, width), normEpsilon));
      const biased = all.map((value, o) => value + (vector[width + o] ?? NaN));
      projected.splice(row * stride, tail, ...biased, ...new Array<number>(tail - outputs).fill(0));
      trace[2 * rows + row] = length(x);
    }
    await hold(
      device(),
      {
        kernel: 'project_state',
        params: { width, outputs, stride, normEpsilon },
        offsets: { residualNorm: 2 },
        step: randomStep(random, { rows, live: rows, slots: 12 }),
        buffers: { matrix, vector, residual, projected: before },
        matrices: ['matrix'],
        trace: trace.length,
      },
      { buffers: { projected }, trace },
    );
  });
});
