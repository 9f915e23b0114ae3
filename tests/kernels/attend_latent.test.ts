import { describe, it } from 'vitest';
import { ropeTable } from '../../src/engine/rope-table';
import { hold, useDevice } from './support/hold';
import { type Vector, dot, length, mix, product, rotate, rowOf, softmax } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';

const base = 10000;

interface Shape {
  readonly heads: number;
  readonly headWidth: number;
  readonly latentWidth: number;
  readonly rotaryWidth: number;
  readonly rows: number;
  readonly live: number;
  readonly slots: number;
  readonly interleaved?: boolean;
  readonly zeroSink?: boolean;
  readonly silenced?: readonly number[];
  /** Largest number in queries, latents and rotary keys. */
  readonly size?: number;
}

/** The truth is the naive form: every head's keys and values are built from the latents, its key joined by the rotated shared key. */
describe('attend_latent', () => {
  const device = useDevice();
  const check = async (shape: Shape): Promise<void> => {
    const { heads, headWidth, latentWidth, rotaryWidth, rows, live, slots, interleaved = false } = shape;
    const { zeroSink = false, silenced = [], size = 1 } = shape;
    const random = createRandom(13 + heads * headWidth + live);
    const firstHead = 34; // not the offset of its weights in the trace
    const interventions = { zeroSink, silenced: silenced.map((head) => firstHead + head) };
    const step = { ...randomStep(random, { rows, live, slots }), interventions };
    const per = headWidth * latentWidth;
    // A deviation at which keys and values keep their size.
    const matrix = random.halves(2 * heads * per).map((value) => Math.round((1024 * value) / Math.sqrt(latentWidth)) / 1024);
    const query = random.values(rows * heads * (headWidth + rotaryWidth), size);
    const latent = random.values(slots * latentWidth, size);
    const rotaryKey = random.values(slots * rotaryWidth, size);
    const fixed = 2 + 2 * heads;
    const offsets = { keyNorm: 1, valueNorm: 1 + heads, attention: 3, firstHead };

    const headOutput: number[] = [];
    const trace = new Array<number>(rows * (fixed + (offsets.attention + heads + 1) * live)).fill(unmodified);
    for (let row = 0; row < rows; row++) {
      const own = live - rows + row;
      const queries = query.subarray(row * heads * (headWidth + rotaryWidth), (row + 1) * heads * (headWidth + rotaryWidth));
      for (let head = 0; head < heads; head++) {
        const upKey = matrix.subarray(head * per, (head + 1) * per);
        const upValue = matrix.subarray((heads + head) * per, (heads + head + 1) * per);
        const turned = (x: Vector, rank: number): Vector => rotate(x, step.positions[rank] ?? NaN, base, interleaved);
        const latentOf = (rank: number): Vector => rowOf(latent, step.slots[rank] ?? NaN, latentWidth);
        const keyOf = (rank: number): Vector => [
          ...product(upKey, headWidth, latentOf(rank)),
          ...turned(rowOf(rotaryKey, step.slots[rank] ?? NaN, rotaryWidth), rank),
        ];
        const q = [
          ...rowOf(queries, head, headWidth),
          ...turned(rowOf(queries.subarray(heads * headWidth), head, rotaryWidth), own),
        ];
        const seen = Array.from({ length: own + 1 }, (_, rank) => rank);
        const scores = seen.map((rank) => dot(q, keyOf(rank)) / Math.sqrt(headWidth + rotaryWidth));
        const weights = softmax(scores, zeroSink ? [0] : []);
        const values = seen.map((rank) => product(upValue, headWidth, latentOf(rank)));
        const out = mix(weights, values);
        headOutput.push(...(silenced.includes(head) ? out.map(() => 0) : out));
        const start = rows * (fixed + offsets.attention * live) + (row * heads + head) * live;
        for (let rank = 0; rank < live; rank++) trace[start + rank] = weights[rank] ?? 0;
        trace[rows * offsets.keyNorm + row * heads + head] = length(keyOf(own));
        trace[rows * offsets.valueNorm + row * heads + head] = length(values[own] ?? []);
      }
    }
    await hold(
      device(),
      {
        kernel: 'attend_latent',
        params: { heads, headWidth, latentWidth, rotaryWidth, interleaved: Number(interleaved), fixed },
        offsets,
        step,
        buffers: {
          ...{ matrix, query, latent, rotaryKey },
          rope: ropeTable(base, rotaryWidth, slots),
          headOutput: new Float32Array(rows * heads * headWidth),
        },
        matrices: ['matrix'],
        trace: trace.length,
      },
      { buffers: { headOutput }, trace },
    );
  };

  const one = { heads: 1, headWidth: 4, latentWidth: 4, rotaryWidth: 4, rows: 1, live: 1, slots: 1 };
  const few = { heads: 3, headWidth: 8, latentWidth: 12, rotaryWidth: 4 };
  it('one row, one slot', () => check(one));
  it('the shape of the story models', () =>
    check({ heads: 4, headWidth: 32, latentWidth: 32, rotaryWidth: 16, rows: 1, live: 77, slots: 128 }));
  it('every slot live', () => check({ ...few, rows: 1, live: 131, slots: 131 }));
  it('many rows: a row sees no later one', () => check({ ...few, rows: 13, live: 13, slots: 16 }));
  it('many rows after others, interleaved pairs', () =>
    check({ heads: 2, headWidth: 20, latentWidth: 28, rotaryWidth: 12, rows: 5, live: 40, slots: 64, interleaved: true }));
  it('a zero sink: the weights do not add up to 1', () =>
    check({ ...few, rows: 2, live: 3, slots: 4, zeroSink: true, size: 0.3 }));
  it('silenced heads show their weights and add nothing to the residual', () =>
    check({ ...few, rows: 2, live: 7, slots: 8, silenced: [0, 2] }));
  it('large scores', () => check({ ...few, rows: 1, live: 50, slots: 64, size: 4 }));
  it('heads and latents wider than the threads of a workgroup', () =>
    check({ heads: 1, headWidth: 264, latentWidth: 264, rotaryWidth: 4, rows: 1, live: 5, slots: 8 }));
  it('the widest latent', () => check({ ...one, latentWidth: 512, live: 9, slots: 9 }));
});
