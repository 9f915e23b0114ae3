import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';

describe('embed', () => {
  const device = useDevice();

  it.each([
    { width: 4, rows: 1, live: 1 },
    { width: 68, rows: 1, live: 7 },
    { width: 128, rows: 9, live: 9 },
    { width: 8, rows: 2, live: 2, scale: 2.5 },
  ])('takes the rows of its tokens: width $width, $rows rows', async ({ width, rows, live, ...scaled }) => {
    const random = createRandom(1 + width);
    const step = randomStep(random, { rows, live, slots: 12, vocabulary: 21 });
    const embedding = random.halves(21 * width);
    const residual = random.values(rows * width);
    await hold(
      device(),
      {
        kernel: 'embed',
        params: { width, ...scaled },
        step,
        buffers: { embedding, residual },
        matrices: ['embedding'],
        trace: 0,
      },
      {
        buffers: {
          residual: [...step.tokens].flatMap((token) =>
            rowOf(embedding, token, width).map((value) => (scaled.scale ?? 1) * value),
          ),
        },
      },
    );
  });
});
