/** Linear attention against its parallel form in double precision: every weight over the whole text written out. */
import { describe, it } from 'vitest';
import type { StepInput } from '../../src/engine/engine';
import { ropeTable } from '../../src/engine/rope-table';
import { hold, useDevice } from './support/hold';
import { dot, length, mix, rotate } from './support/naive';
import { randomStep } from './support/random-step';
import { linearShapes } from './support/linear-shapes';
import { constantsOf, outerSums, phi, textOf } from './support/sums';

/** The number of the layer's first head. */
const firstHead = 34;
const base = 10000;

describe('linear_step', () => {
  const device = useDevice();

  it.each(linearShapes)('$map, $heads heads of $headWidth, $rows rows from $index on', async (shape) => {
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
    // A text's first row must overwrite any state.
    const memory = random.values(heads * features * headWidth);
    const normaliser = random.values(heads * features);
    const scratch = [...projected];
    const headOutput = new Array<number>(rows * heads * headWidth).fill(NaN);
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
        o.forEach((x, j) => (headOutput[(row * heads + head) * headWidth + j] = silenced.includes(head) ? 0 : x));
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
        kernel: 'linear_step',
        params: { heads, headWidth, stride, ...constantsOf(map), interleaved: Number(interleaved) },
        offsets: { firstHead },
        step,
        buffers: {
          rope: ropeTable(base, headWidth, 64),
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
  });
});
