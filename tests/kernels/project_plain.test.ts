import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { activations, product, rmsNorm, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';

describe('project_plain', () => {
  const device = useDevice();

  it.each([
    { width: 4, hidden: 4, rows: 1, activation: 1, prenormed: 0 },
    { width: 128, hidden: 352, rows: 1, activation: 2, prenormed: 1 },
    { width: 20, hidden: 68, rows: 5, activation: 3, prenormed: 0 },
    { width: 36, hidden: 72, rows: 3, activation: 1, prenormed: 1 },
    { width: 36, hidden: 72, rows: 3, activation: 2, prenormed: 0 },
  ])('$width to $hidden, $rows rows, activation $activation, prenormed $prenormed', async (shape) => {
    const { width, hidden, rows, activation, prenormed } = shape;
    const random = createRandom(3 + hidden);
    const normEpsilon = 0.05; // large enough to fail the test if it were omitted
    const matrix = random.halves(hidden * width);
    const vector = random.values(prenormed === 1 ? hidden : width + hidden, 0.5);
    const biases = vector.subarray(vector.length - hidden);
    const residual = random.values(rows * width, prenormed === 1 ? 0.3 : 3);
    const units = Array.from({ length: rows }, (_, row) => {
      const x = rowOf(residual, row, width);
      const normed = prenormed === 1 ? x : rmsNorm(x, [...vector.subarray(0, width)], normEpsilon);
      return product(matrix, hidden, normed).map((sum, i) => activations[activation]?.(sum + (biases[i] ?? NaN)) ?? NaN);
    });
    await hold(
      device(),
      {
        kernel: 'project_plain',
        params: { width, hidden, normEpsilon, activation, prenormed },
        step: randomStep(random, { rows, live: rows, slots: 12 }),
        buffers: { matrix, vector, residual, hidden: new Float32Array(rows * hidden) },
        matrices: ['matrix'],
        trace: 0,
      },
      { buffers: { hidden: units.flat() } },
    );
  });

  it.each([0, 1, 2, 3])('activation %i, near zero and far from it, without overflow', async (activation) => {
    const sums = [-1000, -60, -6, -2, -0.5, -0.01, 0, 0.01, 0.5, 2, 6, 60];
    const ofSum = (z: number): number => (Math.abs(z) > 6 ? Math.max(z, 0) : (activations[activation]?.(z) ?? NaN));
    await hold(
      device(),
      {
        kernel: 'project_plain',
        params: { width: 4, hidden: sums.length, normEpsilon: 1e-5, activation, prenormed: 1 },
        step: { tokens: Uint32Array.of(0), slots: Uint32Array.of(0), positions: Uint32Array.of(0) },
        buffers: {
          matrix: new Float32Array(4 * sums.length),
          vector: Float32Array.from(sums),
          residual: Float32Array.of(1, 1, 1, 1),
          hidden: new Float32Array(sums.length),
        },
        matrices: ['matrix'],
        trace: 0,
      },
      { buffers: { hidden: sums.map(ofSum) } },
    );
  });
});
