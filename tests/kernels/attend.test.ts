import { describe, it } from 'vitest';
import { ropeTable } from '../../src/engine/rope-table';
import { hold, useDevice } from './support/hold';
import { dot, length, mix, rotate, rowOf, softmax } from './support/naive';
import { createRandom } from './support/random';
import { randomStep } from './support/random-step';
import { unmodified } from './support/run-wgsl';

const base = 10000;

interface Shape {
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headWidth: number;
  readonly rows: number;
  readonly live: number;
  readonly slots: number;
  readonly interleaved?: boolean;
  /** `key`: a learned key for every head, that is not zero. */
  readonly extraLogit?: 'none' | 'zero' | 'key' | 'logit';
  /** How many numbers of a head turn. */
  readonly rotated?: number;
  readonly scale?: number;
  readonly cap?: number;
  readonly window?: number;
  readonly zeroSink?: boolean;
  readonly silenced?: readonly number[];
  /** The layer's slots; slot i is at i modulo this. */
  readonly ring?: number;
  /** ReLU in place of the softmax. */
  readonly rectified?: boolean;
  /** Largest number in queries and keys. */
  readonly size?: number;
}

describe('attend', () => {
  const device = useDevice();
  const check = async (shape: Shape): Promise<void> => {
    const { heads, keyValueHeads, headWidth, rows, live, slots, interleaved = false, size = 1 } = shape;
    const {
      extraLogit = 'none',
      window = Infinity,
      zeroSink = false,
      rotated = headWidth,
      scale,
      cap,
      silenced = [],
      ring = slots,
      rectified = false,
    } = shape;
    const random = createRandom(6 + heads * headWidth + live);
    const firstHead = 34; // not the offset of its weights in the trace
    const interventions = { zeroSink, silenced: silenced.map((head) => firstHead + head) };
    const step = { ...randomStep(random, { rows, live, slots }), interventions };
    const query = random.values(rows * heads * headWidth, size);
    const key = random.values(ring * keyValueHeads * headWidth, size);
    const value = random.values(ring * keyValueHeads * headWidth);
    const learned = extraLogit === 'key' || extraLogit === 'logit';
    const sinkKey = learned ? random.values(heads * headWidth, size) : new Float32Array(heads * headWidth);
    const factor = scale ?? 1 / Math.sqrt(headWidth);
    const turned = (x: readonly number[], position: number): readonly number[] => [
      ...rotate(x.slice(0, rotated), position, base, interleaved),
      ...x.slice(rotated),
    ];
    const score = (q: readonly number[], k: readonly number[]): number => {
      const product = dot(q, k) * factor;
      return cap === undefined ? product : cap * Math.tanh(product / cap);
    };
    const fixed = 2 + 2 * keyValueHeads;
    const offsets = { keyNorm: 1, valueNorm: 1 + keyValueHeads, attention: 3, firstHead };

    const headOutput: number[] = [];
    const trace = new Array<number>(rows * (fixed + (offsets.attention + heads + 1) * live)).fill(unmodified);
    for (let row = 0; row < rows; row++) {
      const own = live - rows + row;
      const slotOf = (rank: number): number => (step.slots[rank] ?? NaN) % ring;
      for (let head = 0; head < heads; head++) {
        const group = Math.floor((head * keyValueHeads) / heads);
        const entry = (values: ArrayLike<number>, rank: number) => rowOf(values, slotOf(rank) * keyValueHeads + group, headWidth);
        const q = turned(rowOf(query, row * heads + head, headWidth), step.positions[own] ?? NaN);
        const distance = (rank: number): number => (step.positions[own] ?? NaN) - (step.positions[rank] ?? NaN);
        const seen = Array.from({ length: own + 1 }, (_, rank) => rank).filter((rank) => distance(rank) < window);
        const scores = seen.map((rank) => score(q, turned(entry(key, rank), step.positions[rank] ?? NaN)));
        const unrotated = rowOf(query, row * heads + head, headWidth);
        const extra = [
          ...(extraLogit === 'zero' ? [0] : []),
          ...(extraLogit === 'key' ? [dot(unrotated, rowOf(sinkKey, head, headWidth)) * factor] : []),
          ...(extraLogit === 'logit' ? [sinkKey[head] ?? NaN] : []),
          ...(zeroSink ? [0] : []),
        ];
        const weights = rectified ? scores.map((s) => Math.max(0, s) / scores.length) : softmax(scores, extra);
        const out = mix(
          weights,
          seen.map((rank) => entry(value, rank)),
        );
        headOutput.push(...(silenced.includes(head) ? out.map(() => 0) : out));
        const start = rows * (fixed + offsets.attention * live) + (row * heads + head) * live;
        for (let rank = 0; rank < live; rank++) trace[start + rank] = weights[seen.indexOf(rank)] ?? 0;
        trace[rows * offsets.keyNorm + row * keyValueHeads + group] = length(entry(key, own));
        trace[rows * offsets.valueNorm + row * keyValueHeads + group] = length(entry(value, own));
      }
    }
    const params = {
      heads,
      keyValueHeads,
      headWidth,
      slots: ring,
      interleaved: Number(interleaved),
      window: window === Infinity ? 0 : window,
      extraLogit: { none: 0, zero: 1, key: 1, logit: 2 }[extraLogit],
      fixed,
      ...(rotated === headWidth ? {} : { rotated }),
      ...(scale === undefined ? {} : { scale }),
      ...(cap === undefined ? {} : { cap }),
      ...(rectified ? { weighting: 1 } : {}),
    };
    const buffers = {
      query,
      key,
      value,
      rope: ropeTable(base, rotated || 4, slots),
      sinkKey,
      headOutput: new Float32Array(rows * heads * headWidth),
    };
    await hold(
      device(),
      { kernel: 'attend', params, offsets, step, buffers, matrices: [], trace: trace.length },
      { buffers: { headOutput }, trace },
    );
  };

  it('one row, one slot', () => check({ heads: 1, keyValueHeads: 1, headWidth: 4, rows: 1, live: 1, slots: 1 }));
  it('the shape of the story models', () => check({ heads: 4, keyValueHeads: 4, headWidth: 32, rows: 1, live: 77, slots: 128 }));
  it('every slot live', () => check({ heads: 2, keyValueHeads: 2, headWidth: 16, rows: 1, live: 131, slots: 131 }));
  it('many rows: a row sees no later one', () =>
    check({ heads: 2, keyValueHeads: 2, headWidth: 8, rows: 13, live: 13, slots: 16 }));
  it('many rows after others', () => check({ heads: 2, keyValueHeads: 2, headWidth: 8, rows: 5, live: 40, slots: 64 }));
  it('grouped heads', () => check({ heads: 6, keyValueHeads: 2, headWidth: 12, rows: 3, live: 9, slots: 20 }));
  it('one key head for all, interleaved pairs', () =>
    check({ heads: 4, keyValueHeads: 1, headWidth: 20, rows: 2, live: 30, slots: 33, interleaved: true }));
  it('softmax plus one', () =>
    check({ heads: 2, keyValueHeads: 2, headWidth: 32, rows: 2, live: 21, slots: 32, extraLogit: 'zero' }));
  it('softmax plus one, all scores small: the weights do not add up to 1', () =>
    check({ heads: 1, keyValueHeads: 1, headWidth: 8, rows: 1, live: 3, slots: 4, extraLogit: 'zero', size: 0.01 }));
  it('a learned key whose value is zero, for every head', () =>
    check({ heads: 4, keyValueHeads: 2, headWidth: 12, rows: 3, live: 17, slots: 32, extraLogit: 'key', size: 2 }));
  it('a window, its own token included; what is outside weighs nothing', () =>
    check({ heads: 2, keyValueHeads: 2, headWidth: 16, rows: 4, live: 37, slots: 64, window: 5 }));
  it('a window in a ring of fewer slots than there are tokens', () =>
    check({ heads: 2, keyValueHeads: 1, headWidth: 8, rows: 3, live: 37, slots: 64, window: 5, ring: 7 }));
  it('a window of one', () => check({ heads: 1, keyValueHeads: 1, headWidth: 8, rows: 2, live: 9, slots: 9, window: 1 }));
  it('a zero sink at run time, beside a learned key', () =>
    check({ heads: 2, keyValueHeads: 2, headWidth: 16, rows: 2, live: 11, slots: 16, extraLogit: 'key', zeroSink: true }));
  it('silenced heads show their weights and add nothing to the residual', () =>
    check({ heads: 4, keyValueHeads: 2, headWidth: 8, rows: 2, live: 7, slots: 8, silenced: [1, 3] }));
  it('large scores', () => check({ heads: 2, keyValueHeads: 2, headWidth: 32, rows: 1, live: 50, slots: 64, size: 8 }));
  it('only the first numbers of a head turn', () =>
    check({ heads: 2, keyValueHeads: 1, headWidth: 32, rows: 2, live: 19, slots: 32, rotated: 8 }));
  it('only the first pairs turn, interleaved', () =>
    check({ heads: 2, keyValueHeads: 2, headWidth: 20, rows: 1, live: 9, slots: 12, rotated: 12, interleaved: true }));
  it('nothing turns, and the scale is 1', () =>
    check({ heads: 3, keyValueHeads: 3, headWidth: 8, rows: 3, live: 11, slots: 16, rotated: 0, scale: 1 }));
  it('capped scores, in a window', () =>
    check({ heads: 2, keyValueHeads: 1, headWidth: 16, rows: 3, live: 23, slots: 32, cap: 1.5, size: 3, window: 9 }));
  it('a cap far above the scores', () =>
    check({ heads: 2, keyValueHeads: 1, headWidth: 16, rows: 1, live: 23, slots: 32, cap: 50, scale: 0.3 }));
  it('a learned logit for every head', () =>
    check({ heads: 3, keyValueHeads: 1, headWidth: 8, rows: 2, live: 13, slots: 16, extraLogit: 'logit', size: 2 }));
  it('scores above 0 by how many tokens a row sees', () =>
    check({ heads: 4, keyValueHeads: 2, headWidth: 12, rows: 3, live: 37, slots: 64, size: 3, rectified: true }));
  it('scores above 0 in a window, in a ring', () =>
    check({ heads: 2, keyValueHeads: 1, headWidth: 8, rows: 3, live: 37, slots: 64, window: 5, ring: 7, rectified: true }));
  it('a zero sink has nothing to join without a softmax', () =>
    check({ heads: 2, keyValueHeads: 2, headWidth: 8, rows: 2, live: 9, slots: 16, zeroSink: true, rectified: true }));
  it('heads wider than the threads of a workgroup', () =>
    check({ heads: 1, keyValueHeads: 1, headWidth: 264, rows: 1, live: 5, slots: 8 }));
});
