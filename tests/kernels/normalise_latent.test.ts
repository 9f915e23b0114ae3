import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { rmsNorm, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';

describe('normalise_latent', () => {
  const device = useDevice();

  it.each([
    { latentWidth: 4, rows: 1, live: 1 },
    { latentWidth: 32, rows: 1, live: 12 },
    { latentWidth: 12, rows: 5, live: 8 },
    { latentWidth: 260, rows: 12, live: 12 },
  ])('latents of $latentWidth, $rows rows of $live live', async ({ latentWidth, rows, live }) => {
    const random = createRandom(11 + latentWidth);
    const slots = 12;
    const normEpsilon = 0.05; // large enough to fail the test if it were omitted
    const offsets = { latent: 2 };
    const step = randomStep(random, { rows, live, slots });
    const vector = random.values(latentWidth);
    const rawLatent = random.values(rows * latentWidth, 3);
    const latent = random.values(slots * latentWidth);

    const cached = [...latent];
    const trace = new Array<number>(rows * (offsets.latent + latentWidth + 1)).fill(unmodified);
    for (let row = 0; row < rows; row++) {
      const normed = rmsNorm(rowOf(rawLatent, row, latentWidth), [...vector], normEpsilon);
      cached.splice((step.slots[live - rows + row] ?? NaN) * latentWidth, latentWidth, ...normed);
      trace.splice(rows * offsets.latent + row * latentWidth, latentWidth, ...normed);
    }
    await hold(
      device(),
      {
        kernel: 'normalise_latent',
        params: { latentWidth, normEpsilon },
        offsets,
        step,
        buffers: { vector, rawLatent, latent },
        matrices: [],
        trace: trace.length,
      },
      { buffers: { latent: cached }, trace },
    );
  });
});
