/** Retention's kernels against its parallel form in double precision: every weight and every sum written out. */
import { describe, it } from 'vitest';
import type { StepInput } from '../../src/engine/engine';
import { ropeTable } from '../../src/engine/rope-table';
import { hold, useDevice } from './support/hold';
import { dot, length, rmsNorm, rotate, rowOf } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';

const base = 10000;
const normEpsilon = 0.05; // large enough to be missed if it were left out
/** Where the weights stand in the trace, and the number of the layer's first head: not the same. */
const [before, firstHead, temperature] = [3, 34, 4];

interface Shape {
  readonly heads: number;
  readonly keyWidth: number;
  readonly valueWidth: number;
  readonly gated: boolean;
  readonly rows: number;
  /** Index in the text of the first row's token. */
  readonly index: number;
  readonly interleaved?: boolean;
  readonly silenced?: readonly number[];
}

const logSigmoid = (z: number): number => -Math.log1p(Math.exp(-z));
const swish = (z: number): number => z / (1 + Math.exp(-z));

/** A step's numbers [rows, stride], and what is where in a row. */
function numbersOf({ heads, keyWidth, valueWidth, gated, rows }: Shape, seed: number) {
  const outputs = 2 * heads * (keyWidth + valueWidth) + (gated ? heads : 0);
  const stride = 4 * Math.ceil(outputs / 4);
  const projected = createRandom(seed).values(rows * stride, 1.5);
  const values = heads * keyWidth * 2;
  const part = (row: number, start: number, width: number) => [
    ...projected.subarray(row * stride + start, row * stride + start + width),
  ];
  return {
    stride,
    projected,
    q: (row: number, head: number) => part(row, head * keyWidth, keyWidth),
    k: (row: number, head: number) => part(row, (heads + head) * keyWidth, keyWidth),
    v: (row: number, head: number) => part(row, values + head * valueWidth, valueWidth),
    g: (row: number, head: number) => part(row, values + (heads + head) * valueWidth, valueWidth),
    logGamma: (row: number, head: number) =>
      gated ? logSigmoid(part(row, outputs - heads + head, 1)[0] ?? NaN) / temperature : Math.log(1 - 2 ** (-5 - head)),
  };
}

const shapes: readonly Shape[] = [
  { heads: 1, keyWidth: 4, valueWidth: 4, gated: false, rows: 1, index: 0 },
  { heads: 1, keyWidth: 4, valueWidth: 8, gated: true, rows: 1, index: 5 },
  { heads: 4, keyWidth: 32, valueWidth: 32, gated: true, rows: 1, index: 40, silenced: [2] },
  { heads: 3, keyWidth: 12, valueWidth: 20, gated: false, rows: 7, index: 0, interleaved: true },
  { heads: 3, keyWidth: 20, valueWidth: 12, gated: true, rows: 7, index: 9 },
  { heads: 2, keyWidth: 8, valueWidth: 132, gated: true, rows: 13, index: 0 },
];
describe('retain', () => {
  const device = useDevice();

  it.each(shapes)('$heads heads of $keyWidth × $valueWidth, gated $gated, $rows rows from $index on', async (shape) => {
    const { heads, keyWidth, valueWidth, gated, rows, index, interleaved = false, silenced = [] } = shape;
    const { stride, projected, q, k, v, g, logGamma } = numbersOf(shape, 7 + rows + heads);
    const random = createRandom(3 + rows);
    const state = random.values(heads * keyWidth * valueWidth, 1);
    const interventions = { zeroSink: false, silenced: silenced.map((head) => firstHead + head) };
    const step: StepInput = { ...randomStep(random, { rows, live: rows, slots: 16 }), index, interventions };
    const turned = (x: readonly number[], row: number) => rotate(x, index + row, base, interleaved);
    const offsets = { firstHead, gamma: 0, stateNorm: heads, keyNorm: 2 * heads, valueNorm: 3 * heads };

    const mixed = new Array<number>(rows * heads * valueWidth).fill(NaN);
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
          mixed[(n * heads + head) * valueWidth + j] = silenced.includes(head) ? 0 : x * (gates[j] ?? NaN);
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
        kernel: 'retain',
        params: {
          ...shared,
          interleaved: Number(interleaved),
          normEpsilon,
        },
        offsets,
        step,
        buffers: { rope: ropeTable(base, keyWidth, 64), projected, state, mixed: new Float32Array(mixed.length) },
        matrices: [],
        trace: trace.length,
      },
      { buffers: { projected: scratch, state: after, mixed }, trace },
    );
  });
});

describe('imply_retention', () => {
  const device = useDevice();

  it.each(shapes)('$heads heads of $keyWidth × $valueWidth, gated $gated, $rows rows from $index on', async (shape) => {
    const { heads, keyWidth, valueWidth, gated, rows, index } = shape;
    const { stride, projected, q, k, logGamma } = numbersOf(shape, 17 + rows);
    const random = createRandom(5 + rows);
    const slots = 16;
    const live = Math.min(slots, index + rows);
    const step: StepInput = { ...randomStep(random, { rows, live, slots }), index };
    const slotOf = (rank: number): number => step.slots[rank] ?? NaN;
    const buffers = {
      key: random.values(slots * heads * keyWidth),
      // Sums fall as a text goes on: what was there before this step lies above what follows.
      decaySum: random.values(slots * heads, 0.5),
      decayTotal: random.values(4, 0.5).map((x) => x - 1),
    };
    const key = [...buffers.key];
    const decaySum = [...buffers.decaySum];
    const decayTotal = [...buffers.decayTotal];
    const fixed = 2;
    const trace = new Array<number>(rows * (fixed + (before + heads + 1) * live)).fill(unmodified);
    for (let head = 0; head < heads; head++) {
      let sum = index === 0 ? 0 : (decayTotal[head] ?? NaN);
      for (let row = 0; row < rows; row++) {
        const entry = slotOf(live - rows + row) * heads + head;
        sum += logGamma(row, head);
        decaySum[entry] = sum;
        key.splice(entry * keyWidth, keyWidth, ...k(row, head));
      }
      decayTotal[head] = sum;
      for (let row = 0; row < rows; row++) {
        const own = live - rows + row;
        const c = (rank: number) => decaySum[slotOf(rank) * heads + head] ?? NaN;
        for (let rank = 0; rank < live; rank++) {
          const weight = dot(q(row, head), rowOf(key, slotOf(rank) * heads + head, keyWidth)) * Math.exp(c(own) - c(rank));
          trace[rows * (fixed + before * live) + (row * heads + head) * live + rank] = rank <= own ? weight : 0;
        }
      }
    }
    await hold(
      device(),
      {
        kernel: 'imply_retention',
        params: { heads, keyWidth, valueWidth, stride, gated: Number(gated), temperature, fixed },
        offsets: { attention: before },
        step,
        buffers: { projected, ...buffers },
        matrices: [],
        trace: trace.length,
      },
      { buffers: { key, decaySum, decayTotal }, trace },
    );
  });
});
