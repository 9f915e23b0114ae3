import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { length, product, rmsNorm, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';

describe('project_latent', () => {
  const device = useDevice();

  it.each([
    { width: 4, queries: 4, latentWidth: 4, rotaryWidth: 4, rows: 1, live: 1 },
    { width: 128, queries: 192, latentWidth: 32, rotaryWidth: 16, rows: 1, live: 12 },
    { width: 36, queries: 20, latentWidth: 12, rotaryWidth: 8, rows: 5, live: 8 },
    { width: 64, queries: 28, latentWidth: 68, rotaryWidth: 12, rows: 12, live: 12 },
  ])('$queries, $latentWidth and $rotaryWidth outputs, width $width, $rows rows of $live live', async (shape) => {
    const { width, queries, latentWidth, rotaryWidth, rows, live } = shape;
    const random = createRandom(10 + width);
    const slots = 12;
    const normEpsilon = 0.05; // large enough to fail the test if it were omitted
    const outputs = queries + latentWidth + rotaryWidth;
    const step = randomStep(random, { rows, live, slots });
    const matrix = random.halves(outputs * width);
    const vector = random.values(width, 0.5);
    const residual = random.values(rows * width, 2);
    const rotaryKey = random.values(slots * rotaryWidth);

    const query: number[] = [];
    const rawLatent: number[] = [];
    const keys = [...rotaryKey];
    const offsets = { residualNorm: 2, rotaryKey: 3 };
    const trace = new Array<number>(rows * (offsets.rotaryKey + rotaryWidth + 1)).fill(unmodified);
    for (let row = 0; row < rows; row++) {
      const x = rowOf(residual, row, width);
      const all = product(matrix, outputs, rmsNorm(x, [...vector], normEpsilon));
      const key = all.slice(queries + latentWidth);
      query.push(...all.slice(0, queries));
      rawLatent.push(...all.slice(queries, queries + latentWidth));
      keys.splice((step.slots[live - rows + row] ?? NaN) * rotaryWidth, rotaryWidth, ...key);
      trace.splice(rows * offsets.rotaryKey + row * rotaryWidth, rotaryWidth, ...key);
      trace[rows * offsets.residualNorm + row] = length(x);
    }
    const scratch = { query: new Float32Array(rows * queries), rawLatent: new Float32Array(rows * latentWidth) };
    await hold(
      device(),
      {
        kernel: 'project_latent',
        params: { width, queries, latentWidth, rotaryWidth, normEpsilon },
        offsets,
        step,
        buffers: { matrix, vector, residual, ...scratch, rotaryKey },
        matrices: ['matrix'],
        trace: trace.length,
      },
      { buffers: { query, rawLatent, rotaryKey: keys }, trace },
    );
  });
});
