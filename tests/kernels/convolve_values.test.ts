/** The convolution over values against its definition in double precision, tap by tap. */
import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { rowOf } from './support/naive';
import { randomStep } from './support/random-step';
import { textOf } from './support/sums';

/** The number of the layer's first head. */
const firstHead = 34;

describe('convolve_values', () => {
  const device = useDevice();

  it.each([
    { kernel: 2, heads: 1, headWidth: 4, rows: 1, index: 0 },
    { kernel: 5, heads: 3, headWidth: 12, rows: 1, index: 7 },
    { kernel: 9, heads: 2, headWidth: 20, rows: 13, index: 0, silenced: [1] },
    { kernel: 63, heads: 2, headWidth: 12, rows: 9, index: 50 },
    { kernel: 8, heads: 2, headWidth: 72, rows: 3, index: 2 },
    { kernel: 7, heads: 1, headWidth: 8, rows: 11, index: 20 },
  ])('$kernel taps, $heads heads of $headWidth, $rows rows from $index on', async (shape) => {
    const { kernel, heads, headWidth, rows, index, silenced = [] } = shape;
    const { random, stride, projected, v } = textOf(shape, kernel + rows);
    const past = Math.floor(kernel / 2);
    const inputs = random.values(past * heads * headWidth);
    const after = [...inputs];
    const keep = (into: { splice(start: number, count: number, ...values: number[]): unknown }, t: number, head: number) =>
      into.splice(((t % past) * heads + head) * headWidth, headWidth, ...v(t, head));
    const vector = random.values(heads * (1 + kernel));
    const there = random.values(rows * heads * headWidth);
    const headOutput = [...there];
    for (let head = 0; head < heads; head++) {
      const taps = rowOf([...vector].slice(heads), head, kernel);
      for (let t = Math.max(0, index - past); t < index; t++) keep(after, t, head);
      for (let row = 0; row < rows && !silenced.includes(head); row++) {
        // A convolution of a masked kernel: zero padding on both sides, the taps ahead of the middle zero.
        for (let tap = 0; tap <= past; tap++) {
          const t = index + row + tap - past;
          if (t < 0) continue;
          v(t, head).forEach((x, j) => {
            const at = (row * heads + head) * headWidth + j;
            headOutput[at] = (headOutput[at] ?? NaN) + (taps[tap] ?? NaN) * x;
          });
        }
      }
    }
    const convolutionInputs = Float32Array.from(after);
    for (let head = 0; head < heads; head++) for (let t = index; t < index + rows; t++) keep(after, t, head);
    const interventions = { zeroSink: false, silenced: silenced.map((head) => firstHead + head) };
    await hold(
      device(),
      {
        kernel: 'convolve_values',
        params: { heads, headWidth, stride, kernel },
        offsets: { firstHead },
        step: { ...randomStep(random, { rows, live: rows, slots: 16 }), index, interventions },
        buffers: { projected, vector, convolutionInputs, headOutput: there },
        matrices: [],
        trace: 0,
      },
      { buffers: { convolutionInputs: after, headOutput } },
    );
  });
});
