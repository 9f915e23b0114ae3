import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { layerNorm, length, rmsNorm, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';

describe('normalise', () => {
  const device = useDevice();

  it.each([
    { width: 4, rows: 1, centred: true, adds: false, shown: true },
    { width: 260, rows: 3, centred: true, adds: false, shown: false },
    { width: 128, rows: 1, centred: true, adds: true, shown: false },
    { width: 36, rows: 5, centred: false, adds: true, shown: false },
    // A mean fifty times the deviation: it must be taken off first.
    { width: 64, rows: 2, centred: true, adds: false, shown: true, mean: 30 },
  ])('width $width, $rows rows, centred $centred, adds $adds, shown $shown', async (shape) => {
    const { width, rows, centred, adds, shown } = shape;
    const random = createRandom(7 + width);
    const normEpsilon = 0.05; // large enough to fail the test if it were omitted
    const mean = 'mean' in shape ? shape.mean : 0.5;
    const vector = random.values(centred ? 2 * width : width);
    // Numbers that float32 holds exactly beside the mean.
    const input = random.halves(rows * width).map((value) => value + mean);
    const output = random.values(rows * width);
    const [g, b] = [rowOf(vector, 0, width), centred ? rowOf(vector, 1, width) : []];
    const trace = new Array<number>(3 * rows).fill(unmodified);
    const wanted = Array.from({ length: rows }, (_, row) => {
      const x = rowOf(input, row, width);
      if (shown) trace[2 * rows + row] = length(x);
      const normed = centred ? layerNorm(x, g, b, normEpsilon) : rmsNorm(x, g, normEpsilon);
      return normed.map((value, i) => value + (adds ? (output[row * width + i] ?? NaN) : 0));
    });
    await hold(
      device(),
      {
        kernel: 'normalise',
        params: { width, normEpsilon, centred: Number(centred), adds: Number(adds), shown: Number(shown) },
        offsets: { residualNorm: 2 },
        step: randomStep(random, { rows, live: rows, slots: 12 }),
        buffers: { vector, input, output },
        matrices: [],
        trace: trace.length,
      },
      { buffers: { output: wanted.flat() }, trace },
    );
  });
});
