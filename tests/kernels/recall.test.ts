/** Linear attention over groups and Infini-attention, between segments, against the whole text in double precision. */
import { describe, it } from 'vitest';
import { ropeTable } from '../../src/engine/rope-table';
import { hold, useDevice } from './support/hold';
import { dot, length } from './support/naive';
import { base, prepareSegments, segmentShapes } from './support/segment-texts';
import { constantsOf, readOf } from './support/sums';

describe('recall', () => {
  const device = useDevice();

  it.each(segmentShapes)(
    '$map, delta $delta, segments of $segment, $heads heads of $headWidth, $rows rows from $index on',
    async (shape) => {
      const { heads, headWidth, rows, index, segment, map, delta = false, turns = false, interleaved = false } = shape;
      const { random, stride, projected, scratch, step, q, k, v, features, sumsBefore, kept, garbage, phiOf } = prepareSegments(
        shape,
        7 + rows,
      );
      const memory = random.values(heads * features * headWidth);
      const normaliser = random.values(heads * features);
      const headOutput = new Array<number>(rows * heads * headWidth).fill(NaN);
      const after: { memory: number[]; normaliser: number[] } = { memory: [], normaliser: [] };
      for (let head = 0; head < heads; head++) {
        if (index > 0) {
          // A segment that the last step filled is written by this one.
          const sums = sumsBefore(head, index - 1);
          memory.set(sums.memory, head * features * headWidth);
          normaliser.set(sums.normaliser, head * features);
        }
        for (let row = 0; row < rows; row++) {
          const t = index + row;
          const sums = sumsBefore(head, t);
          const query = phiOf(q(t, head), t);
          readOf(query, sums, headWidth).forEach((x, j) => (headOutput[(row * heads + head) * headWidth + j] = x));
          scratch[row * stride + 3 * heads * headWidth + head] = dot(query, sums.normaliser);
          scratch[row * stride + (3 * headWidth + 1) * heads + head] = length(sums.memory);
        }
        after.memory.push(...sumsBefore(head, index + rows - 1).memory);
        after.normaliser.push(...sumsBefore(head, index + rows - 1).normaliser);
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
            headOutput: new Float32Array(headOutput.length),
          },
          matrices: [],
          trace: 0,
        },
        { buffers: { projected: scratch, ...after, headOutput } },
      );
    },
  );
});
