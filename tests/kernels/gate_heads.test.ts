import { describe, it } from 'vitest';
import { hold, useDevice } from './support/hold';
import { product, rmsNorm, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';

describe('gate_heads', () => {
  const device = useDevice();

  it.each([
    { heads: 1, headWidth: 4, width: 4, rows: 1 },
    { heads: 4, headWidth: 32, width: 128, rows: 2 },
    { heads: 6, headWidth: 12, width: 36, rows: 3 },
    { heads: 13, headWidth: 8, width: 260, rows: 1 },
    { heads: 2, headWidth: 264, width: 20, rows: 2 },
    { heads: 5, headWidth: 8, width: 36, rows: 3, prenormed: 1 },
    // Gates as good as shut, and as good as open.
    { heads: 4, headWidth: 8, width: 36, rows: 2, size: 256 },
  ])('$heads heads of $headWidth, width $width, $rows rows', async (shape) => {
    const { heads, headWidth, width, rows, prenormed, size } = { prenormed: 0, size: 1, ...shape };
    const random = createRandom(3 + heads * headWidth + width);
    const normEpsilon = 0.05; // large enough to fail the test if it were omitted
    const live = rows + 4;
    const step = randomStep(random, { rows, live, slots: live });
    const matrix = random.halves(heads * width).map((weight) => size * weight); // float16 holds them, as size is a power of 2
    // What follows the norm's weight belongs to another projection.
    const vector = random.values((prenormed ? 0 : width) + 12);
    const residual = random.values(rows * width, 2);
    const headOutput = random.values(rows * heads * headWidth);
    const offsets = { gates: 3 };
    const trace = new Array<number>(rows * (offsets.gates + heads + 2)).fill(unmodified);
    const outputs: number[] = [];
    for (let row = 0; row < rows; row++) {
      const x = rowOf(residual, row, width);
      const logits = product(matrix, heads, prenormed ? x : rmsNorm(x, rowOf(vector, 0, width), normEpsilon));
      logits.forEach((logit, head) => {
        const gate = 1 / (1 + Math.exp(-logit));
        trace[rows * offsets.gates + row * heads + head] = gate;
        outputs.push(...rowOf(headOutput, row * heads + head, headWidth).map((value) => value * gate));
      });
    }
    await hold(
      device(),
      {
        kernel: 'gate_heads',
        params: { width, heads, headWidth, normEpsilon, ...(prenormed ? { prenormed } : {}) },
        offsets,
        step,
        buffers: { matrix, vector, residual, headOutput },
        matrices: ['matrix'],
        trace: trace.length,
      },
      { buffers: { headOutput: outputs }, trace },
    );
  });
});
