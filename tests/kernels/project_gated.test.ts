import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { activations, product, rmsNorm, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';

describe('project_gated', () => {
  const device = useDevice();

  it.each([
    { width: 4, hidden: 4, rows: 1 },
    { width: 128, hidden: 352, rows: 1 },
    { width: 20, hidden: 68, rows: 5 },
    { width: 20, hidden: 36, rows: 2, activation: 1 },
    { width: 12, hidden: 36, rows: 1, activation: 2, biased: 1 },
    { width: 12, hidden: 36, rows: 3, biased: 1, prenormed: 1 },
    { width: 12, hidden: 36, rows: 2, prenormed: 1 },
  ])('gates the normed residual: $width to $hidden, $rows rows', async ({ width, hidden, rows, ...given }) => {
    const { activation = 0, biased = 0, prenormed = 0 } = given;
    const random = createRandom(3 + hidden);
    const normEpsilon = 0.05; // large enough to fail the test if it were omitted
    const matrix = random.halves(2 * hidden * width);
    const vector = random.values(width + 2 * hidden, 0.3);
    const biases = rowOf(vector, 0, vector.length).slice(prenormed === 1 ? 0 : width);
    const residual = random.values(rows * width, 3);
    const units = Array.from({ length: rows }, (_, row) => {
      const x = rowOf(residual, row, width);
      const normed = prenormed === 1 ? x : rmsNorm(x, [...vector], normEpsilon);
      const both = product(matrix, 2 * hidden, normed).map((sum, o) => sum + (biased === 1 ? (biases[o] ?? NaN) : 0));
      return both.slice(0, hidden).map((gate, i) => (activations[activation]?.(gate) ?? NaN) * (both[hidden + i] ?? NaN));
    });
    await hold(
      device(),
      {
        kernel: 'project_gated',
        params: { width, hidden, normEpsilon, ...given },
        step: randomStep(random, { rows, live: rows, slots: 12 }),
        buffers: { matrix, vector, residual, hidden: new Float32Array(rows * hidden) },
        matrices: ['matrix'],
        trace: 0,
      },
      { buffers: { hidden: units.flat() } },
    );
  });

  it('closes and opens the gate far from zero without overflow', async () => {
    // The normed residual is (1, 1, 1, 1); gates −400, 400, 0 and 4, all ups 4.
    const gates = [-100, 100, 0, 1].flatMap((weight) => [weight, weight, weight, weight]);
    await hold(
      device(),
      {
        kernel: 'project_gated',
        params: { width: 4, hidden: 4, normEpsilon: 1e-12 },
        step: { tokens: Uint32Array.of(0), slots: Uint32Array.of(0), positions: Uint32Array.of(0) },
        buffers: {
          matrix: Float32Array.from([...gates, ...Array.from({ length: 16 }, () => 1)]),
          vector: Float32Array.of(1, 1, 1, 1),
          residual: Float32Array.of(7, 7, 7, 7),
          hidden: new Float32Array(4),
        },
        matrices: ['matrix'],
        trace: 0,
      },
      { buffers: { hidden: [0, 1600, 0, 16 / (1 + Math.exp(-4))] } },
    );
  });
});
