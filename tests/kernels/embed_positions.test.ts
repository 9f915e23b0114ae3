import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';

describe('embed_positions', () => {
  const device = useDevice();

  it.each([
    { width: 4, rows: 1, live: 1, scale: 1 },
    { width: 68, rows: 3, live: 7, scale: 1 },
    { width: 128, rows: 2, live: 9, scale: 2.5 },
  ])('adds the row of its position: width $width, $rows rows, scale $scale', async ({ width, rows, live, scale }) => {
    const random = createRandom(1 + width);
    const shuffled = randomStep(random, { rows, live, slots: 12, vocabulary: 21 });
    const step = { ...shuffled, positions: shuffled.positions.map((position) => position - 990) };
    const [embedding, positions] = [random.halves(21 * width), random.halves(40 * width)];
    const wanted = [...step.tokens].flatMap((token, row) => {
      const place = rowOf(positions, step.positions[live - rows + row] ?? NaN, width);
      return rowOf(embedding, token, width).map((value, i) => scale * value + (place[i] ?? NaN));
    });
    await hold(
      device(),
      {
        kernel: 'embed_positions',
        params: { width, scale },
        step,
        buffers: { embedding, positions, residual: random.values(rows * width) },
        matrices: ['embedding', 'positions'],
        trace: 0,
      },
      { buffers: { residual: wanted } },
    );
  });
});
