/** Layers with segments (linear attention over groups, Infini-attention) for the tests of their kernels, and their texts in double precision. */
import type { StepInput } from '../../../src/engine/engine';
import { type Vector, rotate } from './naive';
import { randomStep } from './random-step';
import { type MapName, type TextShape, outerSums, phi, readOf, textOf } from './sums';

export const base = 10000;
export const firstHead = 34;

interface SegmentShape extends TextShape {
  readonly segment: number;
  readonly map: MapName;
  readonly delta?: boolean;
  /** As in linear attention: q and k are rotated in the scratch. */
  readonly turns?: boolean;
  readonly interleaved?: boolean;
  readonly silenced?: readonly number[];
}

export const segmentShapes: readonly SegmentShape[] = [
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

/** A shape's text, rotated or not, and the sums before each segment, written segment by segment. */
export function prepareSegments(shape: SegmentShape, seed: number) {
  const { heads, headWidth, rows, index, segment, map, delta = false, turns = false, interleaved = false, silenced = [] } = shape;
  const text = textOf(shape, seed);
  const turned = (x: Vector, t: number) => (turns ? rotate(x, t, base, interleaved) : x);
  const q = (t: number, head: number) => turned(text.q(t, head), t);
  const k = (t: number, head: number) => turned(text.k(t, head), t);
  const features = phi(map, q(0, 0), 0).length;
  /** By head and number of segments: a test asks for them at every row. */
  const known = new Map<string, ReturnType<typeof outerSums>>();
  const sumsOf = (head: number, segments: number): ReturnType<typeof outerSums> => {
    const found = known.get(`${head} ${segments}`);
    if (found !== undefined) return found;
    const sums = segments === 0 ? outerSums([], [], features, headWidth) : written(head, segments);
    known.set(`${head} ${segments}`, sums);
    return sums;
  };
  /** The sums before a head's last segment, with that segment written into them. */
  const written = (head: number, segments: number): ReturnType<typeof outerSums> => {
    const before = sumsOf(head, segments - 1);
    const tokens = Array.from({ length: segment }, (_, i) => (segments - 1) * segment + i);
    const keys = tokens.map((t) => phi(map, k(t, head), t));
    const values = tokens.map((t, i) => {
      const read = delta ? readOf(keys[i] ?? [], before, headWidth) : [];
      return text.v(t, head).map((x, j) => x - (read[j] ?? 0));
    });
    const added = outerSums(keys, values, features, headWidth);
    return {
      memory: added.memory.map((x, i) => x + (before.memory[i] ?? NaN)),
      normaliser: added.normaliser.map((x, i) => x + (before.normaliser[i] ?? NaN)),
    };
  };
  const sumsBefore = (head: number, end: number) => sumsOf(head, Math.floor(end / segment));
  /** The last tokens before `end`, each at its index modulo the segment; elsewhere the old contents. */
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
  return { ...text, q, k, scratch, step, features, sumsBefore, kept, garbage, phiOf: (x: Vector, t: number) => phi(map, x, t) };
}
