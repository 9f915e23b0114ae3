import { describe, expect, test } from 'vitest';
import { cacheBytes, growth, withElementBytes } from '../../../src/attention/cache-bytes';
import type { CacheLayout } from '../../../src/attention/cache-layout';
import { infiniLayout } from '../../../src/attention/layouts/infini';
import { keyValueLayout } from '../../../src/attention/layouts/key-value';
import { latentLayout } from '../../../src/attention/layouts/latent';
import { convolutionLayout, linearLayout, stateLayout } from '../../../src/attention/layouts/state';
import { factorLayout } from '../../../src/attention/layouts/tensor-product';

/** How many numbers are kept, of any width. */
const numbers = (layout: CacheLayout, tokens: number): number => cacheBytes(withElementBytes(layout, 1), tokens).total;

describe('numbers per layer, from the papers', () => {
  test('MLA of DeepSeek-V2 (2405.04434): 512 + 64 = 576 per token', () => {
    expect(numbers(latentLayout({ latentWidth: 512, rotaryWidth: 64 }, 0), 1)).toBe(576);
  });

  test('TPA (2501.06425, section 3.2): (2 + 2)(34 + 64) = 392 per token at T6 small', () => {
    const factors = factorLayout({ heads: 34, headWidth: 64, keyRank: 2, valueRank: 2 }, 0);
    expect(numbers(factors, 1)).toBe(392);
    expect(factors.map(({ shape }) => shape.map(({ size }) => size))).toEqual([
      [2, 98],
      [2, 98],
    ]);
  });

  test('Infini-attention (2404.07143, table 2): 1 585 152 in 12 layers, its segment apart', () => {
    const layout = Array.from({ length: 12 }, (_, layer) =>
      infiniLayout({ heads: 8, keyWidth: 128, valueWidth: 128 }, 2048, layer),
    ).flat();
    expect(numbers(layout, 0)).toBe(1_585_152);
    // The segment's keys and values are as large as Transformer-XL's cache of 2 048, and grow no further.
    expect(numbers(layout, 2048) - numbers(layout, 0)).toBe(50_331_648);
    expect(numbers(layout, 1e6)).toBe(numbers(layout, 2048));
  });

  test('Memorizing Transformers (2404.07143, table 2): Transformer-XL’s 50.3 M and 65 000 keys in one layer, 183 M', () => {
    const shape = { keyValueHeads: 8, headWidth: 128 };
    const local = Array.from({ length: 12 }, (_, layer) => keyValueLayout(shape, layer, 2048)).flat();
    const memory = keyValueLayout(shape, 8, 65_000);
    expect(numbers(local, 65_000)).toBe(50_331_648);
    expect(numbers([...local, ...memory], 65_000) / 1e6).toBeCloseTo(183.45, 2);
  });

  test('a state, its normaliser, and a convolution’s inputs have their size before the first token', () => {
    expect(numbers(stateLayout({ heads: 4, keyWidth: 8, valueWidth: 16 }, 0), 0)).toBe(4 * 8 * 16);
    expect(numbers(linearLayout({ heads: 4, keyWidth: 8, valueWidth: 16 }, 0), 0)).toBe(4 * 8 * 17);
    expect(numbers(convolutionLayout(10, 4, 0), 0)).toBe(30);
  });
});

test('a window grows until it is full; in the long run only the rest grows', () => {
  const layout = [
    ...keyValueLayout({ keyValueHeads: 1, headWidth: 4 }, 0, 10),
    ...keyValueLayout({ keyValueHeads: 1, headWidth: 4 }, 1),
  ];
  expect([0, 1, 10, 11, 100].map((tokens) => numbers(layout, tokens))).toEqual([0, 16, 160, 168, 880]);
  expect(growth(withElementBytes(layout, 1))).toEqual({ perToken: 8, ceiling: 80 });
});

test('arrays that are only drawn are not in the growth', () => {
  const [key, value] = keyValueLayout({ keyValueHeads: 1, headWidth: 4 }, 0);
  expect(growth([key, { ...value, forDisplay: true }])).toEqual({ perToken: 16, ceiling: 0 });
});
