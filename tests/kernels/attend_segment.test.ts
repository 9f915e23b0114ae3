/** Linear attention over groups and Infini-attention, within a segment, against the whole text in double precision. */
import { describe, it } from 'vitest';
import { ropeTable } from '../../src/engine/rope-table';
import { hold, useDevice } from './support/hold';
import { type Vector, dot, mix, rotate, softmax } from './support/naive';
import { base, firstHead, prepareSegments, segmentShapes } from './support/segment-texts';

describe('attend_segment', () => {
  const device = useDevice();

  it.each(segmentShapes)('$map, segments of $segment, $heads heads of $headWidth, $rows rows from $index on', async (shape) => {
    const { heads, headWidth, rows, index, segment, turns = false, interleaved = false, silenced = [] } = shape;
    const { random, stride, scratch, step, q, k, v, kept, garbage } = prepareSegments(shape, 27 + rows);
    const gated = !turns;
    const vector = random.values(heads, 2);
    const there = random.values(rows * heads * headWidth);
    const local = new Array<number>(rows * heads * segment).fill(0);
    const headOutput = [...there];
    for (let row = 0; row < rows; row++) {
      const t = index + row;
      const start = t - (t % segment);
      // Rotated by the place in the segment or, if already turned, by the index: the distances are the same.
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
          headOutput[out] = silenced.includes(head) ? 0 : own * x + earlier * (there[out] ?? NaN);
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
          headOutput: there,
        },
        matrices: [],
        trace: 0,
      },
      {
        buffers: {
          segmentKey: kept(segmentKey, index + rows, k),
          segmentValue: kept(segmentValue, index + rows, v),
          local,
          headOutput,
        },
      },
    );
  });
});
