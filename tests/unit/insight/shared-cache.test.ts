/** What layers keep, and what keeping once saves, worked by hand. */
import { describe, expect, test } from 'vitest';
import { cacheBytes } from '../../../src/attention/cache-bytes';
import { cacheLayout } from '../../../src/attention/model-layout';
import { layerLayout } from '../../../src/insight/cache';
import { decoderLayout, sharedCache } from '../../../src/insight/shared-cache';
import { keptNumbers } from '../../../src/insight/kept-numbers';
import type { AttentionSpec, ModelSpec } from '../../../src/model/spec';
import { bytesByLength } from '../../../src/panels/mechanisms/shared-cache/bytes';

const rope = { base: 10_000, pairing: 'halves' } as const;
const shape = { heads: 4, keyValueHeads: 2, headWidth: 8, rope, bias: false } as const;
const window: AttentionSpec = { kind: 'softmax', ...shape, window: 16, extraLogit: 'none' };
const retention: AttentionSpec = {
  kind: 'retention',
  heads: 2,
  keyWidth: 8,
  valueWidth: 12,
  decay: 'gated',
  gateTemperature: 16,
  rope,
};
const cross = (fills: boolean): AttentionSpec => ({ kind: 'cross', ...shape, fills });

const modelOf = (attentions: readonly AttentionSpec[]): ModelSpec => ({
  format: 1,
  id: 'shape',
  name: '',
  vocabulary: 8,
  width: 32,
  context: 640,
  trainedContext: 64,
  start: [0],
  normEpsilon: 1e-5,
  tiedEmbedding: true,
  layers: attentions.map((attention) => ({ attention, mlp: null })),
});

const spec = modelOf([window, retention, cross(true), cross(false), cross(false)]);
const layout = cacheLayout(spec);

describe('what each layer keeps', () => {
  test.each([
    // 2 · G · d = 2 · 2 · 8 numbers, of 16 + 31 tokens: a step takes 32 rows.
    [0, [{ growth: 'window', numbers: 32, capacity: 47 }]],
    // H · d_k · d_v; what is kept for drawing does not count.
    [1, [{ growth: 'constant', numbers: 192, capacity: null }]],
    [2, [{ growth: 'token', numbers: 32, capacity: null }]],
    [3, []],
    [4, []],
  ])('layer %i', (layer, wanted) => {
    expect(keptNumbers(layerLayout(layout, layer))).toEqual(wanted);
  });

  test('factors of several ranks are counted together', () => {
    const tpa = modelOf([
      { kind: 'tensorProduct', heads: 4, headWidth: 32, queryRank: 4, keyRank: 2, valueRank: 2, rope, bias: false },
    ]);
    // (R_K + R_V)(H + d) = 4 · 36 (2501.06425, section 3.2).
    expect(keptNumbers(cacheLayout(tpa))).toEqual([{ growth: 'token', numbers: 144, capacity: null }]);
  });
});

describe('a decoder-decoder', () => {
  test('one layer fills, it and those above read', () => {
    expect(sharedCache(spec.layers)).toEqual({ fills: 2, readers: [2, 3, 4] });
    expect(sharedCache(modelOf([window, retention]).layers)).toBeNull();
  });

  test('a decoder of five layers keeps 5 · 2 · G · d numbers per token', () => {
    const shared = sharedCache(spec.layers);
    if (!shared) throw new Error('there is a shared cache');
    expect(cacheBytes(decoderLayout(layout, shared, 5), 100).total).toBe(5 * 32 * 4 * 100);
    const bytes = bytesByLength({ spec, layout }, shared);
    // The window's ring is full, the state is there, and one cache has 100 tokens.
    expect(bytes.at(100)).toEqual({ own: 4 * (32 * 47 + 192 + 32 * 100), decoder: 4 * 160 * 100 });
    expect([bytes.tokens[0], bytes.tokens.at(-1), bytes.own[0]]).toEqual([0, 640, 4 * 192]);
  });
});
