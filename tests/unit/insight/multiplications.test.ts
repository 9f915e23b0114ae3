/** Multiplications by formula, held to what the CPU's kernels do and to counts by hand. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { compilePlan } from '../../../src/attention/compile';
import { mechanismOf } from '../../../src/attention/mechanisms';
import { createCpuEngine } from '../../../src/engine/cpu/cpu-engine';
import type * as Mix from '../../../src/engine/cpu/mix';
import type * as Multiply from '../../../src/engine/cpu/multiply';
import type * as RotatedDot from '../../../src/engine/cpu/rotated-dot';
import { cachedMultiplications, wholeMultiplications } from '../../../src/insight/multiplications';
import { readSafetensors } from '../../../src/model/safetensors';
import type { AttentionSpec, ModelSpec } from '../../../src/model/spec';
import { checkWeights } from '../../../src/model/weights';
import { loadShipped } from '../../support/fixture';

const done = vi.hoisted(() => ({ count: 0 }));

vi.mock(import('../../../src/engine/cpu/multiply'), async (original) => {
  const { multiply } = (await original()) as typeof Multiply;
  return {
    multiply(matrix, firstRow, outputs, columns, x, out) {
      done.count += outputs * columns;
      multiply(matrix, firstRow, outputs, columns, x, out);
    },
  };
});
vi.mock(import('../../../src/engine/cpu/mix'), async (original) => {
  const { mix } = (await original()) as typeof Mix;
  return {
    mix(value, offset, stride, slots, weights, count, out) {
      done.count += count * out.length;
      mix(value, offset, stride, slots, weights, count, out);
    },
  };
});
vi.mock(import('../../../src/engine/cpu/rotated-dot'), async (original) => {
  const { rotatedDot } = (await original()) as typeof RotatedDot;
  return {
    rotatedDot(...given) {
      // A product of two vectors of `width` numbers; turning one of them is not counted.
      done.count += given[6];
      return rotatedDot(...given);
    },
  };
});

beforeEach(() => {
  done.count = 0;
});

const length = 9;
const row = (index: number, positions: readonly number[]) => ({
  index,
  slots: Uint32Array.from(positions, (_, i) => i),
  positions: Uint32Array.from(positions),
});
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** What the CPU's kernels multiply while they read the whole text in one step, and then one more token. */
async function counted(id: string): Promise<{ readonly spec: ModelSpec; readonly whole: number; readonly step: number }> {
  const { spec, weights } = await loadShipped(id);
  const plan = compilePlan(spec, { slots: 32, positions: 64 });
  const engine = createCpuEngine(plan, checkWeights(readSafetensors(weights), plan.tensors));
  const read = async (from: number, to: number): Promise<number> => {
    const places = Uint32Array.from({ length: to }, (_, i) => i);
    done.count = 0;
    await engine.forward({ tokens: Uint32Array.from(upTo(to - from), (i) => 5 + i), slots: places, positions: places }, false);
    return done.count;
  };
  return { spec, whole: await read(0, length), step: await read(length, length + 1) };
}

describe('the CPU’s kernels multiply as often as the formula says', () => {
  // key-bias: q · k* is a loop of its own. tpa: a · a · P of every head and pair of ranks, and α · a, too.
  test.each([
    ['mha', () => 0],
    ['mqa', () => 0],
    ['gqa', () => 0],
    ['softmax-one', () => 0],
    ['key-bias', (rows: number) => 4 * 4 * 32 * rows],
    ['tpa', (_: number, seen: number) => 4 * seen * (4 * 2 * 2 * 4 + 2 * 4)],
  ] as const)('%s', async (id, inOtherLoops) => {
    const { spec, whole, step } = await counted(id);
    const seen = (length * (length + 1)) / 2;
    // The engine gives every row's logits; without a cache only the last row's are needed.
    const otherLogits = (length - 1) * spec.vocabulary * spec.width;
    expect(whole + inOtherLoops(length, seen)).toBe(wholeMultiplications(spec, length) + otherLogits);
    expect(step + inOtherLoops(1, length + 1)).toBe(cachedMultiplications(spec, row(length, upTo(length + 1)), false));
  });
});

describe('by hand', () => {
  const rope = { base: 10_000, pairing: 'halves' } as const;
  const of = (attention: AttentionSpec, index: number, seen = index + 1): number =>
    mechanismOf(attention).multiplications(attention, {
      width: 8,
      index,
      sees: (window) => Math.min(seen, window ?? Infinity),
    });

  test('softmax with two heads over one key/value head, and a window', () => {
    const attention = {
      kind: 'softmax',
      heads: 2,
      keyValueHeads: 1,
      headWidth: 4,
      rope,
      bias: true,
      window: 3,
      extraLogit: 'none',
    } as const;
    // Queries 8 × 8, key and value 4 × 8 each; three tokens: 2 heads × (4 + 4) each; output 8 × 8.
    expect(of(attention, 10)).toBe(64 + 32 + 32 + 3 * 16 + 64);
    expect(of(attention, 1)).toBe(64 + 32 + 32 + 2 * 16 + 64);
    // A gate's vector of 8 for each head; ReLU in place of the softmax is no product.
    expect(of({ ...attention, gate: 'head', weighting: 'relu' }, 1)).toBe(64 + 32 + 32 + 2 * 16 + 2 * 8 + 64);
  });

  test('a cross layer that does not fill has no keys and values to project', () => {
    const attention = { kind: 'cross', heads: 2, keyValueHeads: 1, headWidth: 4, rope, bias: true, fills: true } as const;
    expect(of(attention, 4)).toBe(64 + 64 + 5 * 16 + 64);
    expect(of({ ...attention, fills: false }, 4)).toBe(64 + 5 * 16 + 64);
  });

  test('latents are read as they are cached', () => {
    const attention = {
      kind: 'latent',
      heads: 2,
      headWidth: 4,
      latentWidth: 4,
      queryLatentWidth: null,
      rotaryWidth: 4,
      rope,
    } as const;
    // Queries 8 × 8 and 8 × 8, latent 4 × 8, rotary key 4 × 8; W_UK and W_UV 8 × 4 each; a token: 2 heads × (4 + 4 + 4); output 8 × 8.
    expect(of(attention, 4)).toBe(64 + 64 + 32 + 32 + 2 * 32 + 5 * 24 + 64);
    // With a latent of 4 for queries: 4 × 8, and from it 16 × 4.
    expect(of({ ...attention, queryLatentWidth: 4 }, 4)).toBe(32 + 64 + 32 + 32 + 2 * 32 + 5 * 24 + 64);
  });

  test('factors: products of b, and of both a, for every pair of ranks', () => {
    const attention = {
      kind: 'tensorProduct',
      heads: 2,
      headWidth: 4,
      queryRank: 2,
      keyRank: 2,
      valueRank: 2,
      rope,
      bias: false,
    } as const;
    // Factors: 3 × 2 ranks of 2 + 4 numbers from 8; a token: 4 pairs × (4 + 2 heads × 2) and 2 ranks × 2 heads × (1 + 4); output.
    expect(of(attention, 4)).toBe(6 * 6 * 8 + 5 * (4 * 8 + 4 * 5) + 64);
  });

  test('retention costs the same at every token: γ S, kᵀ v, q S', () => {
    const attention = {
      kind: 'retention',
      heads: 2,
      keyWidth: 4,
      valueWidth: 8,
      decay: 'gated',
      gateTemperature: 16,
      rope,
    } as const;
    // q and k 8 × 8 each, v and gate 16 × 8 each, decay 2 × 8; three times 2 heads × 4 × 8; output 8 × 16.
    const each = 2 * 64 + 2 * 128 + 16 + 3 * 64 + 128;
    expect(of(attention, 0)).toBe(each);
    expect(of(attention, 500)).toBe(each);
    expect(of({ ...attention, decay: 'fixed' }, 500)).toBe(each - 16);
  });

  const linear = {
    kind: 'linear',
    heads: 2,
    headWidth: 4,
    features: 'elu1',
    group: null,
    convolution: null,
    rope,
    bias: true,
  } as const;

  test('linear attention writes kᵀ v, reads q S and q · z', () => {
    expect(of(linear, 500)).toBe(4 * 64 + 2 * (16 + 16 + 4));
    // cos and sin make φ twice as wide.
    expect(of({ ...linear, features: { kind: 'cosine', horizon: 64 } }, 500)).toBe(4 * 64 + 2 * (32 + 32 + 8));
    // Five taps see two tokens back; the second token of a text has one before it.
    expect(of({ ...linear, convolution: { kernel: 5, masked: true } }, 500)).toBe(4 * 64 + 2 * (16 + 16 + 4) + 3 * 8);
    expect(of({ ...linear, convolution: { kernel: 5, masked: true } }, 1)).toBe(4 * 64 + 2 * (16 + 16 + 4) + 2 * 8);
  });

  test('over groups and segments: softmax inside, sums of earlier ones, which the first row of a group writes', () => {
    const inside = (tokens: number): number => tokens * 2 * (4 + 4);
    const reads = 2 * (16 + 4);
    expect(of({ ...linear, group: 4 }, 3)).toBe(4 * 64 + reads + inside(4));
    expect(of({ ...linear, group: 4 }, 4)).toBe(4 * 64 + reads + inside(1) + 4 * 2 * 16);
    const infini = { kind: 'infini', heads: 2, headWidth: 4, segment: 4, update: 'delta', rope, bias: true } as const;
    expect(of(infini, 6)).toBe(4 * 64 + reads + inside(3));
    // By the delta rule each of four tokens first reads what is there.
    expect(of(infini, 8)).toBe(4 * 64 + reads + inside(1) + 4 * (2 * 16 + reads));
  });
});

describe('a step and the whole text', () => {
  const spec = {
    vocabulary: 10,
    width: 8,
    layers: [
      {
        attention: {
          kind: 'softmax',
          heads: 2,
          keyValueHeads: 2,
          headWidth: 4,
          rope: { base: 10_000, pairing: 'halves' },
          bias: false,
          window: 3,
          extraLogit: 'none',
        },
        mlp: { kind: 'swiglu', hidden: 12 },
      },
    ],
  } as unknown as ModelSpec;
  /** Projections 4 × 8 × 8, MLP 3 × 12 × 8. */
  const rest = 256 + 288;

  test('a step is one row and its logits; a token outside the window costs nothing', () => {
    expect(cachedMultiplications(spec, row(5, upTo(6)), false)).toBe(rest + 3 * 16 + 80);
    // A pinned token far before the window is cached, but this layer does not look at it.
    expect(cachedMultiplications(spec, row(9, [0, 8, 9]), false)).toBe(rest + 2 * 16 + 80);
  });

  test('without a cache every row so far is computed, and the last one’s logits', () => {
    expect(wholeMultiplications(spec, 1)).toBe(rest + 16 + 80);
    expect(wholeMultiplications(spec, 5)).toBe(5 * rest + (1 + 2 + 3 + 3 + 3) * 16 + 80);
    expect(wholeMultiplications(spec, 2)).toBe(2 * rest + (1 + 2) * 16 + 80);
  });

  test('a policy that recomputes its window reads that whole for every token', () => {
    expect(cachedMultiplications(spec, row(20, [0, 1, 2, 3]), true)).toBe(wholeMultiplications(spec, 4));
  });
});
