import { describe, expect, test } from 'vitest';
import { cacheBytes } from '../../../../src/attention/cache-bytes';
import { costOf, longestContext } from '../../../../src/insight/shapes/cost';
import { breakEvenRank, factorNumbers, keyValueNumbers } from '../../../../src/insight/shapes/break-even';
import { alternativesOf, groupsOf } from '../../../../src/insight/shapes/mechanisms';
import { publishedShapes } from '../../../../src/insight/shapes/published';
import { type Shape, layersOf, layoutOf, numbersPerToken } from '../../../../src/insight/shapes/shape';
import { type TypedShape, numbersOf, problemOf, shapeOf, typedFrom } from '../../../../src/insight/shapes/typed';

const dense: Shape = {
  layers: layersOf(4, { kind: 'softmax', keyValueHeads: 8, headWidth: 32, capacity: null }),
  heads: 8,
  headWidth: 32,
  keyValueHeads: 8,
  parameters: null,
};

describe('what the same shape would keep', () => {
  const numbers = (shape: Shape, window: number, tokens: number) =>
    Object.fromEntries(
      alternativesOf(shape, window).map(({ id, layers }) => [id, cacheBytes(layoutOf(layers, 8), tokens).total]),
    );

  test('the tiny family of 8 heads of 32, a layer and token: MHA 512, GQA-4 256, MQA 64, MLA 144, TPA 160 and 80', () => {
    // mechanisms by hand: 2 · 8 · 32; 2 · 4 · 32; 2 · 32; 4 · 32 + 16; (2 + 2)(8 + 32); (1 + 1)(8 + 32).
    const one = numbers(dense, 64, 1);
    expect([one['mha'], one['gqa'], one['mqa'], one['mla'], one['tpa-2'], one['tpa-1']].map((n) => (n ?? 0) / 4)).toEqual([
      512, 256, 64, 144, 160, 80,
    ]);
  });

  test('those that stop or never grow, at 1 000 tokens', () => {
    const many = numbers(dense, 64, 1000);
    expect(many['window']).toBe(4 * 512 * 64);
    expect(many['sinks']).toBe(4 * 512 * 68);
    expect(many['yoco-window']).toBe(512 * 1000 + 2 * 512 * 64);
    expect(many['yoco-retention']).toBe(512 * 1000 + 2 * 8 * 32 * 32);
    expect(many['retention']).toBe(4 * 8 * 32 * 32);
    expect(many['linear']).toBe(4 * 8 * 32 * 33);
    expect(many['infini']).toBe(4 * (8 * 32 * 33 + 512 * 1000));
    expect(numbers(dense, 64, 5000)['infini']).toBe(4 * (8 * 32 * 33 + 512 * 2048));
  });

  test('a shape’s own mechanism is what carrying it to the same shape gives', () => {
    for (const [id, own] of [
      ['llama-2-7b', 'mha'],
      ['llama-3-70b', 'gqa'],
      ['falcon-7b', 'mqa'],
      ['deepseek-v2', 'mla'],
      ['t6-xl', 'tpa-2'],
    ] as const) {
      const shape = publishedShapes.find((published) => published.id === id);
      expect(shape && alternativesOf(shape, 64).find((a) => a.id === own)?.layers).toEqual(shape?.layers);
    }
  });

  test('grouped: the shape’s own, else 8, else what divides; none where nothing does', () => {
    expect(groupsOf({ heads: 64, keyValueHeads: 16 })).toBe(16);
    expect(groupsOf({ heads: 128, keyValueHeads: null })).toBe(8);
    expect(groupsOf({ heads: 12, keyValueHeads: 12 })).toBe(6);
    expect(groupsOf({ heads: 71, keyValueHeads: 1 })).toBeNull();
    expect(groupsOf({ heads: 1, keyValueHeads: 1 })).toBeNull();
  });
});

describe('what fits', () => {
  const layout = layoutOf(layersOf(80, { kind: 'softmax', keyValueHeads: 8, headWidth: 128, capacity: null }), 16);

  test('Llama 3 70B: 80 GB hold 244 140 tokens, 141 GB 430 297; a batch of four a quarter', () => {
    expect(longestContext(layout, 1, 80e9)).toBe(Math.floor(80e9 / 327_680));
    expect(longestContext(layout, 1, 141e9)).toBe(Math.floor(141e9 / 327_680));
    expect(longestContext(layout, 4, 80e9)).toBe(Math.floor(80e9 / 4 / 327_680));
  });

  test('the longest context fits and one token more does not, also with windows', () => {
    for (const { layers } of publishedShapes) {
      const kept = layoutOf(layers, 16);
      const capacity = longestContext(kept, 3, 24e9);
      if (capacity === null || capacity === Infinity) continue;
      expect(costOf(kept, capacity, 3)).toBeLessThanOrEqual(24e9);
      expect(costOf(kept, capacity + 1, 3)).toBeGreaterThan(24e9);
    }
  });

  test('a state fits at any length or not at all', () => {
    const state = layoutOf([{ kind: 'state', heads: 1, keyWidth: 10, valueWidth: 10, convolution: null }], 16);
    expect(longestContext(state, 1, 200)).toBe(Infinity);
    expect(longestContext(state, 1, 199)).toBeNull();
    expect(longestContext(state, 2, 200)).toBeNull();
    expect(longestContext(layout, 1, -1)).toBeNull();
  });
});

describe('the break-even of TPA', () => {
  test('4 heads of 32: 144 numbers with ranks 2 + 2, MQA 64, MHA 256', () => {
    const tiny = { heads: 4, headWidth: 32 };
    expect(factorNumbers(tiny, 2, 2)).toBe(144);
    expect(keyValueNumbers(1, 32)).toBe(64);
    expect(breakEvenRank(tiny, 1)).toBeCloseTo(64 / 36, 12);
    // 2501.06425, section 3.2: smaller than MHA while R_K + R_V < 2 H d / (H + d).
    expect(breakEvenRank(tiny, 4)).toBeCloseTo((2 * 4 * 32) / (4 + 32), 12);
  });

  test('MQA is met below ranks of 1 + 1, so TPA is never as small; GQA-8 is met later the wider the heads', () => {
    for (const heads of [1, 4, 64, 128])
      for (const headWidth of [32, 128, 256]) expect(breakEvenRank({ heads, headWidth }, 1)).toBeLessThan(2);
    expect(breakEvenRank({ heads: 64, headWidth: 64 }, 8)).toBe(8);
    expect(breakEvenRank({ heads: 64, headWidth: 128 }, 8)).toBeCloseTo(2048 / 192, 12);
  });
});

describe('a typed shape', () => {
  const typed = (change: Partial<TypedShape>): TypedShape => ({ ...typedFrom([]), ...change });

  test('begins as Llama 3 8B, and its numbers are read back', () => {
    expect(problemOf(typedFrom([]))).toBeNull();
    expect(numbersPerToken(shapeOf(typedFrom([])).layers) * 2).toBe(131_072);
    expect(typedFrom(numbersOf(typed({ heads: 7, window: 5 })))).toEqual(typed({ heads: 7, window: 5 }));
  });

  test.each([
    [{ layers: 0 }, { kind: 'few', field: 'layers', value: 0 }],
    [{ layers: 1001 }, { kind: 'many', field: 'layers', value: 1001 }],
    [
      { heads: 10, keyValueHeads: 4 },
      { kind: 'groups', heads: 10, keyValueHeads: 4 },
    ],
    [
      { heads: 4, keyValueHeads: 8 },
      { kind: 'groups', heads: 4, keyValueHeads: 8 },
    ],
    [{ headWidth: 1.5 }, { kind: 'whole', field: 'headWidth', value: 1.5 }],
    [{ headWidth: Number.NaN }, { kind: 'whole', field: 'headWidth', value: Number.NaN }],
    [{ rotaryWidth: 64 }, { kind: 'rotary', rotaryWidth: 64 }],
  ] as const)('%o is no shape', (change, problem) => {
    expect(problemOf(typed(change))).toEqual(problem);
  });

  test('layers of two kinds: gpt-oss-20b keeps 3.22 GB at 131 072 tokens, as the published shape does', () => {
    // 24 layers, every other one a window of 128; 8 key/value heads of 64, 2 bytes: 2 048 bytes a layer and token.
    const twenty = shapeOf(typed({ layers: 24, heads: 64, headWidth: 64, window: 128, wholeEvery: 2 }));
    const bytes = cacheBytes(layoutOf(twenty.layers, 16), 131_072).total;
    expect(bytes).toBe(12 * 131_072 * 2048 + 12 * 128 * 2048);
    expect(bytes).toBe(3_224_371_200);
    expect(twenty.layers).toEqual(publishedShapes.find(({ id }) => id === 'gpt-oss-20b')?.layers);
  });

  test('Gemma 3 27B typed: every sixth layer is full, two of the last pattern are left', () => {
    const gemma = shapeOf(typed({ layers: 62, heads: 32, keyValueHeads: 16, headWidth: 128, window: 1024, wholeEvery: 6 }));
    expect(gemma.layers).toEqual(publishedShapes.find(({ id }) => id === 'gemma-3-27b')?.layers);
  });

  test('one full layer in one is every layer; without a window it changes nothing; a link of eight numbers is as it was', () => {
    const plain = shapeOf(typed({})).layers;
    expect(shapeOf(typed({ window: 100, wholeEvery: 1 })).layers).toEqual(plain);
    expect(shapeOf(typed({ window: 0, wholeEvery: 3 })).layers).toEqual(plain);
    const eight = [24, 64, 8, 64, 128, 0, 0, 8000];
    expect(shapeOf(typedFrom(eight)).layers).toEqual(
      layersOf(24, { kind: 'softmax', keyValueHeads: 8, headWidth: 64, capacity: 128 }),
    );
  });

  test('with a latent it is DeepSeek-V2’s layer; with a window it stops', () => {
    expect(numbersPerToken(shapeOf(typed({ layers: 60, latentWidth: 512, rotaryWidth: 64 })).layers)).toBe(34_560);
    const windowed = layoutOf(shapeOf(typed({ window: 100 })).layers, 16);
    expect(cacheBytes(windowed, 1000).total).toBe(100 * 131_072);
  });
});
