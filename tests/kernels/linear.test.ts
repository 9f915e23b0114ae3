/** Linear attention's kernels against its parallel form in double precision: every weight over the whole text written out. */
import { describe, it } from 'vitest';
import type { StepInput } from '../../src/engine/engine';
import { ropeTable } from '../../src/engine/rope-table';
import { hold, useDevice } from './support/hold';
import { dot, length, mix, rotate, rowOf } from './support/naive';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';
import { type MapName, type TextShape, constantsOf, outerSums, phi, textOf } from './support/sums';

const base = 10000;
/** Where the weights stand in the trace, and the number of the layer's first head: not the same. */
const [before, firstHead] = [3, 34];

interface Shape extends TextShape {
  readonly map: MapName;
  readonly interleaved?: boolean;
  readonly silenced?: readonly number[];
}

const shapes: readonly Shape[] = [
  { heads: 1, headWidth: 4, rows: 1, index: 0, map: 'elu1' },
  { heads: 3, headWidth: 12, rows: 1, index: 5, map: 'elu1', silenced: [1] },
  { heads: 4, headWidth: 32, rows: 1, index: 40, map: 'elu1' },
  { heads: 3, headWidth: 20, rows: 7, index: 9, map: 'elu1', interleaved: true },
  { heads: 2, headWidth: 132, rows: 13, index: 0, map: 'elu1' },
  { heads: 2, headWidth: 8, rows: 5, index: 0, map: 'relu' },
  { heads: 1, headWidth: 12, rows: 9, index: 4, map: 'relu2' },
  { heads: 2, headWidth: 12, rows: 4, index: 11, map: 'exp' },
  { heads: 2, headWidth: 12, rows: 6, index: 30, map: 'cosine' },
  { heads: 3, headWidth: 4, rows: 6, index: 0, map: 'cosine', interleaved: true },
  // Beyond the horizon.
  { heads: 2, headWidth: 12, rows: 5, index: 38, map: 'cosine' },
];

describe('sum_linear', () => {
  const device = useDevice();

  it.each(shapes)('$map, $heads heads of $headWidth, $rows rows from $index on', async (shape) => {
    const { heads, headWidth, rows, index, map, interleaved = false, silenced = [] } = shape;
    const { random, stride, projected, q, k, v } = textOf(shape, 7 + rows + heads);
    const turned = (x: readonly number[], t: number) => rotate(x, t, base, interleaved);
    const interventions = { zeroSink: false, silenced: silenced.map((head) => firstHead + head) };
    const step: StepInput = { ...randomStep(random, { rows, live: rows, slots: 16 }), index, interventions };
    const features = phi(map, q(0, 0), 0).length;
    const until = (head: number, end: number) => {
      const tokens = Array.from({ length: end }, (_, t) => t);
      return outerSums(
        tokens.map((t) => phi(map, turned(k(t, head), t), t)),
        tokens.map((t) => v(t, head)),
        features,
        headWidth,
      );
    };
    // What a text finds when it begins may be anything.
    const memory = random.values(heads * features * headWidth);
    const normaliser = random.values(heads * features);
    const scratch = [...projected];
    const mixed = new Array<number>(rows * heads * headWidth).fill(NaN);
    const after: { memory: number[]; normaliser: number[] } = { memory: [], normaliser: [] };
    for (let head = 0; head < heads; head++) {
      if (index > 0) {
        memory.set(until(head, index).memory, head * features * headWidth);
        normaliser.set(until(head, index).normaliser, head * features);
      }
      for (let row = 0; row < rows; row++) {
        const t = index + row;
        const query = phi(map, turned(q(t, head), t), t);
        const products = Array.from({ length: t + 1 }, (_, s) => dot(query, phi(map, turned(k(s, head), s), s)));
        const total = products.reduce((sum, product) => sum + product, 0);
        const o = mix(
          products.map((product) => (total === 0 ? 0 : product / total)),
          products.map((_, s) => v(s, head)),
        );
        o.forEach((x, j) => (mixed[(row * heads + head) * headWidth + j] = silenced.includes(head) ? 0 : x));
        scratch.splice(row * stride + head * headWidth, headWidth, ...turned(q(t, head), t));
        scratch.splice(row * stride + (heads + head) * headWidth, headWidth, ...turned(k(t, head), t));
        scratch[row * stride + 3 * heads * headWidth + head] = total;
        scratch[row * stride + (3 * headWidth + 1) * heads + head] = length(until(head, t + 1).memory);
      }
      after.memory.push(...until(head, index + rows).memory);
      after.normaliser.push(...until(head, index + rows).normaliser);
    }
    await hold(
      device(),
      {
        kernel: 'sum_linear',
        params: { heads, headWidth, stride, ...constantsOf(map), interleaved: Number(interleaved) },
        offsets: { firstHead },
        step,
        buffers: { rope: ropeTable(base, headWidth, 64), projected, memory, normaliser, mixed: new Float32Array(mixed.length) },
        matrices: [],
        trace: 0,
      },
      { buffers: { projected: scratch, ...after, mixed } },
    );
  });
});

describe('imply_linear', () => {
  const device = useDevice();
  const grouped = [0, 1, 4, 64].flatMap((segment) =>
    shapes.filter((_, i) => segment === 0 || i % 3 === 0).map((shape) => ({ ...shape, segment })),
  );

  it.each(grouped)('$map, groups of $segment, $heads heads of $headWidth, $rows rows from $index on', async (shape) => {
    const { heads, headWidth, rows, index, map, segment } = shape;
    const { random, stride, projected, q, k, v } = textOf(shape, 17 + rows);
    const slots = index + rows + 3;
    // One token has been let go: it is not drawn, and nothing else changes.
    const live = index + rows - (index > 3 ? 1 : 0);
    const tokenOf = (rank: number): number => (index > 3 && rank > 0 ? rank + 1 : rank);
    const step: StepInput = { ...randomStep(random, { rows, live, slots }), index };
    const slotOf = (rank: number): number => step.slots[rank] ?? NaN;
    const vector = random.values(heads + 5);
    const local = random.values(rows * heads * Math.max(1, segment));
    const key = random.values(slots * heads * headWidth);
    const tokenIndex = random.values(slots);
    for (let rank = 0; rank < live - rows; rank++) {
      for (let head = 0; head < heads; head++) key.set(k(tokenOf(rank), head), (slotOf(rank) * heads + head) * headWidth);
      tokenIndex[slotOf(rank)] = tokenOf(rank);
    }
    const buffers = { projected, vector, local, key: key.slice(), tokenIndex: tokenIndex.slice() };
    const fixed = 3 * heads;
    const offsets = { attention: before, stateNorm: 0, keyNorm: heads, valueNorm: 2 * heads };
    const trace = new Array<number>(rows * (fixed + (before + heads) * live)).fill(unmodified);
    for (let row = 0; row < rows; row++) {
      const t = index + row;
      tokenIndex[slotOf(live - rows + row)] = t;
      for (let head = 0; head < heads; head++) {
        const shown = row * stride + 3 * heads * headWidth + head;
        projected[shown] = Math.abs(projected[shown] ?? NaN) + 0.5; // a denominator
        key.set(k(t, head), (slotOf(live - rows + row) * heads + head) * headWidth);
        for (let rank = 0; rank < live; rank++) {
          const s = tokenOf(rank);
          const share = dot(phi(map, q(t, head), t), phi(map, k(s, head), s)) / (projected[shown] ?? NaN);
          const same = segment > 0 && Math.floor(s / segment) === Math.floor(t / segment);
          const within = local[(row * heads + head) * segment + (s % segment)] ?? NaN;
          const weight = same ? within : segment > 0 ? (vector[head] ?? NaN) * share : share;
          trace[rows * (fixed + before * live) + (row * heads + head) * live + rank] = s <= t ? weight : 0;
        }
        trace[rows * offsets.stateNorm + row * heads + head] = projected[shown + heads] ?? NaN;
        trace[rows * offsets.keyNorm + row * heads + head] = length(k(t, head));
        trace[rows * offsets.valueNorm + row * heads + head] = length(v(t, head));
      }
    }
    await hold(
      device(),
      {
        kernel: 'imply_linear',
        params: {
          heads,
          headWidth,
          stride,
          ...constantsOf(map),
          segment,
          fixed,
        },
        offsets,
        step,
        buffers,
        matrices: [],
        trace: trace.length,
      },
      { buffers: { key, tokenIndex }, trace },
    );
  });
});

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
    const mixed = [...there];
    for (let head = 0; head < heads; head++) {
      const taps = rowOf([...vector].slice(heads), head, kernel);
      for (let t = Math.max(0, index - past); t < index; t++) keep(after, t, head);
      for (let row = 0; row < rows && !silenced.includes(head); row++) {
        // Zero padding on both sides, the taps ahead of the middle zeroed: what a convolution of a masked kernel is.
        for (let tap = 0; tap <= past; tap++) {
          const t = index + row + tap - past;
          if (t < 0) continue;
          v(t, head).forEach((x, j) => {
            const at = (row * heads + head) * headWidth + j;
            mixed[at] = (mixed[at] ?? NaN) + (taps[tap] ?? NaN) * x;
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
        buffers: { projected, vector, convolutionInputs, mixed: there },
        matrices: [],
        trace: 0,
      },
      { buffers: { convolutionInputs: after, mixed } },
    );
  });
});
