/** Linear attention over groups and Infini-attention, between segments and within one, against the whole text in double precision. */
import { describe, it } from 'vitest';
import type { StepInput } from '../../src/engine/engine';
import { ropeTable } from '../../src/engine/rope-table';
import { hold, useDevice } from './support/hold';
import { type Vector, dot, length, mix, rotate, softmax } from './support/naive';
import { randomStep } from './support/random-step';
import { type MapName, type TextShape, constantsOf, outerSums, phi, readOf, textOf } from './support/sums';

const base = 10000;
const firstHead = 34;

interface Shape extends TextShape {
  readonly segment: number;
  readonly map: MapName;
  readonly delta?: boolean;
  /** As linear attention has it: q and k are turned in the scratch. */
  readonly turns?: boolean;
  readonly interleaved?: boolean;
  readonly silenced?: readonly number[];
}

const shapes: readonly Shape[] = [
  { heads: 1, headWidth: 4, rows: 1, index: 0, segment: 4, map: 'elu1' },
  { heads: 3, headWidth: 12, rows: 1, index: 8, segment: 4, map: 'elu1', delta: true, silenced: [1] },
  { heads: 2, headWidth: 8, rows: 1, index: 7, segment: 4, map: 'elu1', delta: true },
  { heads: 4, headWidth: 32, rows: 5, index: 62, segment: 64, map: 'elu1', delta: true },
  { heads: 2, headWidth: 20, rows: 13, index: 0, segment: 5, map: 'elu1', delta: true },
  { heads: 2, headWidth: 12, rows: 14, index: 17, segment: 3, map: 'elu1', interleaved: true },
  { heads: 2, headWidth: 132, rows: 3, index: 5, segment: 6, map: 'elu1', delta: true },
  { heads: 3, headWidth: 12, rows: 11, index: 9, segment: 4, map: 'elu1', turns: true, interleaved: true },
  { heads: 2, headWidth: 8, rows: 6, index: 0, segment: 1, map: 'relu', turns: true },
  { heads: 1, headWidth: 12, rows: 9, index: 4, segment: 6, map: 'relu2', turns: true, silenced: [0] },
  { heads: 2, headWidth: 12, rows: 9, index: 20, segment: 7, map: 'cosine', turns: true },
  { heads: 2, headWidth: 12, rows: 2, index: 9, segment: 100, map: 'exp', turns: true },
];

/** What a shape's text is, as the kernels meet it: turned or not; and the sums before a segment, one segment after another. */
function prepare(shape: Shape, seed: number) {
  const { heads, headWidth, rows, index, segment, map, delta = false, turns = false, interleaved = false, silenced = [] } = shape;
  const text = textOf(shape, seed);
  const turned = (x: Vector, t: number) => (turns ? rotate(x, t, base, interleaved) : x);
  const q = (t: number, head: number) => turned(text.q(t, head), t);
  const k = (t: number, head: number) => turned(text.k(t, head), t);
  const features = phi(map, q(0, 0), 0).length;
  const sumsOffset = (head: number, end: number) => {
    let sums = outerSums([], [], features, headWidth);
    for (let start = 0; start + segment <= end; start += segment) {
      const tokens = Array.from({ length: segment }, (_, i) => start + i);
      const keys = tokens.map((t) => phi(map, k(t, head), t));
      const values = tokens.map((t, i) => {
        const known = delta ? readOf(keys[i] ?? [], sums, headWidth) : [];
        return text.v(t, head).map((x, j) => x - (known[j] ?? 0));
      });
      const written = outerSums(keys, values, features, headWidth);
      const { memory, normaliser } = sums;
      sums = {
        memory: written.memory.map((x, i) => x + (memory[i] ?? NaN)),
        normaliser: written.normaliser.map((x, i) => x + (normaliser[i] ?? NaN)),
      };
    }
    return sums;
  };
  /** The last tokens before `end`, each at its index modulo the segment; elsewhere what was there. */
  const kept = (start: ArrayLike<number>, end: number, of: (t: number, head: number) => Vector) => {
    const all = Array.from(start);
    for (let t = Math.max(0, end - segment); t < end; t++)
      for (let head = 0; head < heads; head++) all.splice(((t % segment) * heads + head) * headWidth, headWidth, ...of(t, head));
    return all;
  };
  const { random, stride, projected } = text;
  const scratch = [...projected];
  for (let row = 0; row < rows; row++) {
    for (let head = 0; head < heads; head++) {
      scratch.splice(row * stride + head * headWidth, headWidth, ...q(index + row, head));
      scratch.splice(row * stride + (heads + head) * headWidth, headWidth, ...k(index + row, head));
    }
  }
  const interventions = { zeroSink: rows === 9, silenced: silenced.map((head) => firstHead + head) };
  const step: StepInput = { ...randomStep(random, { rows, live: rows, slots: 16 }), index, interventions };
  const garbage = random.values(segment * heads * headWidth);
  return { ...text, q, k, scratch, step, features, sumsOffset, kept, garbage, phiOf: (x: Vector, t: number) => phi(map, x, t) };
}

describe('recall', () => {
  const device = useDevice();

  it.each(shapes)(
    '$map, delta $delta, segments of $segment, $heads heads of $headWidth, $rows rows from $index on',
    async (shape) => {
      const { heads, headWidth, rows, index, segment, map, delta = false, turns = false, interleaved = false } = shape;
      const { random, stride, projected, scratch, step, q, k, v, features, sumsOffset, kept, garbage, phiOf } = prepare(
        shape,
        7 + rows,
      );
      const memory = random.values(heads * features * headWidth);
      const normaliser = random.values(heads * features);
      const mixed = new Array<number>(rows * heads * headWidth).fill(NaN);
      const after: { memory: number[]; normaliser: number[] } = { memory: [], normaliser: [] };
      for (let head = 0; head < heads; head++) {
        if (index > 0) {
          // A segment that the last step filled is written by this one.
          const sums = sumsOffset(head, index - 1);
          memory.set(sums.memory, head * features * headWidth);
          normaliser.set(sums.normaliser, head * features);
        }
        for (let row = 0; row < rows; row++) {
          const t = index + row;
          const sums = sumsOffset(head, t);
          const query = phiOf(q(t, head), t);
          readOf(query, sums, headWidth).forEach((x, j) => (mixed[(row * heads + head) * headWidth + j] = x));
          scratch[row * stride + 3 * heads * headWidth + head] = dot(query, sums.normaliser);
          scratch[row * stride + (3 * headWidth + 1) * heads + head] = length(sums.memory);
        }
        after.memory.push(...sumsOffset(head, index + rows - 1).memory);
        after.normaliser.push(...sumsOffset(head, index + rows - 1).normaliser);
      }
      await hold(
        device(),
        {
          kernel: 'recall',
          params: {
            heads,
            headWidth,
            stride,
            ...constantsOf(map),
            interleaved: Number(interleaved),
            segment,
            turns: Number(turns),
            delta: Number(delta),
          },
          step,
          buffers: {
            rope: ropeTable(base, headWidth, 128),
            segmentKey: Float32Array.from(kept(garbage, index, k)),
            segmentValue: Float32Array.from(kept(garbage, index, v)),
            projected,
            memory,
            normaliser,
            mixed: new Float32Array(mixed.length),
          },
          matrices: [],
          trace: 0,
        },
        { buffers: { projected: scratch, ...after, mixed } },
      );
    },
  );
});

describe('attend_segment', () => {
  const device = useDevice();

  it.each(shapes)('$map, segments of $segment, $heads heads of $headWidth, $rows rows from $index on', async (shape) => {
    const { heads, headWidth, rows, index, segment, turns = false, interleaved = false, silenced = [] } = shape;
    const { random, stride, scratch, step, q, k, v, kept, garbage } = prepare(shape, 27 + rows);
    const gated = !turns;
    const vector = random.values(heads, 2);
    const there = random.values(rows * heads * headWidth);
    const local = new Array<number>(rows * heads * segment).fill(0);
    const mixed = [...there];
    for (let row = 0; row < rows; row++) {
      const t = index + row;
      const start = t - (t % segment);
      // Turned by the place in the segment, or, where they come turned, by the index: the same distances.
      const at = (x: Vector, s: number) => (turns ? x : rotate(x, s - start, base, interleaved));
      for (let head = 0; head < heads; head++) {
        const tokens = Array.from({ length: t - start + 1 }, (_, i) => start + i);
        const scores = tokens.map((s) => dot(at(q(t, head), t), at(k(s, head), s)) / Math.sqrt(headWidth));
        const weights = softmax(scores, step.interventions?.zeroSink ? [0] : []);
        weights.forEach((weight, i) => (local[(row * heads + head) * segment + i] = weight));
        const number = vector[head] ?? NaN;
        const gate = 1 / (1 + Math.exp(-number));
        const [own, earlier] = gated ? [1 - gate, gate] : [1, number];
        mix(
          weights,
          tokens.map((s) => v(s, head)),
        ).forEach((x, j) => {
          const out = (row * heads + head) * headWidth + j;
          mixed[out] = silenced.includes(head) ? 0 : own * x + earlier * (there[out] ?? NaN);
        });
      }
    }
    const segmentKey = Float32Array.from(kept(garbage, index, k));
    const segmentValue = Float32Array.from(kept(garbage, index, v));
    await hold(
      device(),
      {
        kernel: 'attend_segment',
        params: {
          heads,
          headWidth,
          stride,
          interleaved: Number(interleaved),
          segment,
          turned: Number(turns),
          gated: Number(gated),
        },
        offsets: { firstHead },
        step,
        buffers: {
          rope: ropeTable(base, headWidth, 128),
          projected: Float32Array.from(scratch),
          vector,
          segmentKey,
          segmentValue,
          local: new Float32Array(local.length).fill(NaN),
          mixed: there,
        },
        matrices: [],
        trace: 0,
      },
      {
        buffers: {
          segmentKey: kept(segmentKey, index + rows, k),
          segmentValue: kept(segmentValue, index + rows, v),
          local,
          mixed,
        },
      },
    );
  });
});
