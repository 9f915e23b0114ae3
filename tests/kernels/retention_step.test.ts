/** Retention against its parallel form in double precision: every weight and every sum written out. */
import { describe, it } from 'vitest';
import type { StepInput } from '../../src/engine/engine';
import { ropeTable } from '../../src/engine/rope-table';
import { hold, useDevice } from './support/hold';
import { dot, length, rmsNorm, rotate } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { numbersOf, retentionShapes, temperature } from './support/retention-texts';
import { unmodified } from './support/run-wgsl';

const base = 10000;
const normEpsilon = 0.05; // large enough to fail the test if it were omitted
/** The number of the layer's first head. */
const firstHead = 34;
const swish = (z: number): number => z / (1 + Math.exp(-z));

describe('retention_step', () => {
  const device = useDevice();

  it.each(retentionShapes)('$heads heads of $keyWidth × $valueWidth, gated $gated, $rows rows from $index on', async (shape) => {
    const { heads, keyWidth, valueWidth, gated, rows, index, interleaved = false, silenced = [] } = shape;
    const { stride, projected, q, k, v, g, logGamma } = numbersOf(shape, 7 + rows + heads);
    const random = createRandom(3 + rows);
    const state = random.values(heads * keyWidth * valueWidth, 1);
    const interventions = { zeroSink: false, silenced: silenced.map((head) => firstHead + head) };
    const step: StepInput = { ...randomStep(random, { rows, live: rows, slots: 16 }), index, interventions };
    const turned = (x: readonly number[], row: number) => rotate(x, index + row, base, interleaved);
    const offsets = { firstHead, gamma: 0, stateNorm: heads, keyNorm: 2 * heads, valueNorm: 3 * heads };

    const headOutput = new Array<number>(rows * heads * valueWidth).fill(NaN);
    const scratch = [...projected];
    const after = new Array<number>(state.length).fill(NaN);
    const trace = new Array<number>(rows * (4 * heads + 1)).fill(unmodified);
    for (let head = 0; head < heads; head++) {
      const scaled = (row: number) => turned(k(row, head), row).map((x) => x / Math.sqrt(keyWidth));
      /** Π γ over the rows after `from` up to `to`; from −1, over all up to `to`. */
      const fade = (from: number, to: number) => {
        let sum = 0;
        for (let row = from + 1; row <= to; row++) sum += logGamma(row, head);
        return Math.exp(sum);
      };
      const stateAfter = (n: number) =>
        Array.from({ length: keyWidth * valueWidth }, (_, at) => {
          const [i, j] = [Math.floor(at / valueWidth), at % valueWidth];
          let sum = index === 0 ? 0 : fade(-1, n) * (state[head * keyWidth * valueWidth + at] ?? NaN);
          for (let m = 0; m <= n; m++) sum += fade(m, n) * (scaled(m)[i] ?? NaN) * (v(m, head)[j] ?? NaN);
          return sum;
        });
      for (let n = 0; n < rows; n++) {
        const query = turned(q(n, head), n);
        const o = Array.from({ length: valueWidth }, (_, j) => {
          let sum = 0;
          for (let m = 0; m <= n; m++) sum += fade(m, n) * dot(query, scaled(m)) * (v(m, head)[j] ?? NaN);
          if (index > 0)
            query.forEach((x, i) => (sum += fade(-1, n) * x * (state[(head * keyWidth + i) * valueWidth + j] ?? NaN)));
          return sum;
        });
        const normed = rmsNorm(
          o,
          o.map(() => 1),
          normEpsilon,
        );
        const gates = g(n, head).map(swish);
        normed.forEach((x, j) => {
          headOutput[(n * heads + head) * valueWidth + j] = silenced.includes(head) ? 0 : x * (gates[j] ?? NaN);
        });
        scratch.splice(n * stride + head * keyWidth, keyWidth, ...query);
        scratch.splice(n * stride + (heads + head) * keyWidth, keyWidth, ...scaled(n));
        trace[rows * offsets.gamma + n * heads + head] = fade(n - 1, n);
        trace[rows * offsets.stateNorm + n * heads + head] = length(stateAfter(n));
        trace[rows * offsets.keyNorm + n * heads + head] = length(scaled(n));
        trace[rows * offsets.valueNorm + n * heads + head] = length(v(n, head));
      }
      after.splice(head * keyWidth * valueWidth, keyWidth * valueWidth, ...stateAfter(rows - 1));
    }
    const shared = { heads, keyWidth, valueWidth, stride, gated: Number(gated), temperature };
    await hold(
      device(),
      {
        kernel: 'retention_step',
        params: {
          ...shared,
          interleaved: Number(interleaved),
          normEpsilon,
        },
        offsets,
        step,
        buffers: { rope: ropeTable(base, keyWidth, 64), projected, state, headOutput: new Float32Array(headOutput.length) },
        matrices: [],
        trace: trace.length,
      },
      { buffers: { projected: scratch, state: after, headOutput }, trace },
    );
  });
});
