/** The caches of linear attention and Infini-attention, by the papers' figures, and their plans. */
import { describe, expect, test } from 'vitest';
import { cacheBytes, growth } from '../../../src/attention/cache-bytes';
import { compilePlan } from '../../../src/attention/compile';
import { cacheLayout, modelTensors } from '../../../src/attention/model-layout';
import { parseSpec } from '../../../src/model/parse-spec';
import type { AttentionSpec } from '../../../src/model/spec';
import { infiniLayer, linearLayer, modelOf } from '../../kernels/support/random-model';

const layers = 4;
const of = (mechanism: AttentionSpec, context = 1024) => modelOf({ layers, mechanism, context });
const numbers = (mechanism: AttentionSpec) => cacheBytes(cacheLayout(modelOf({ layers: 1, mechanism })), 1000).total / 4;
const grouped = linearLayer({ heads: 4, headWidth: 32, group: 64, convolution: { kernel: 63, masked: true } });

describe('linear attention', () => {
  test('keeps H d (d + 1) numbers; over groups of 64 with 63 taps, 128 keys and values and 31 more inputs per head and column', () => {
    expect(numbers(linearLayer({ heads: 4, headWidth: 32 }))).toBe(4 * 32 * 33);
    expect(numbers(grouped)).toBe(4 * (32 * 33 + 2 * 64 * 32 + 31 * 32));
    expect(growth(cacheLayout(of(grouped))).perToken).toBe(0);
  });

  test('takes 6 dispatches per layer, 8 over groups with a convolution, and 2 more', () => {
    expect(compilePlan(of(linearLayer())).ops.length).toBe(6 * layers + 2);
    expect(compilePlan(of(linearLayer({ group: 8 }))).ops.length).toBe(7 * layers + 2);
    expect(compilePlan(of(grouped)).ops.length).toBe(8 * layers + 2);
  });

  test('decodes an unmasked convolution as the masked one, of the same tensors', () => {
    const leaky = { ...grouped, convolution: { kernel: 63, masked: false } } as AttentionSpec;
    expect(compilePlan(of(leaky))).toEqual(compilePlan(of(grouped)));
    expect(modelTensors(of(leaky))).toEqual(modelTensors(of(grouped)));
    expect(modelTensors(of(grouped))).toContainEqual({ name: 'layers.3.attention.convolution', shape: [4, 63] });
    expect(modelTensors(of(grouped))).toContainEqual({ name: 'layers.3.attention.alpha', shape: [4] });
  });

  test('is refused with a map that does not exist, or a convolution of one tap', () => {
    expect(() => parseSpec(of(linearLayer({ features: { kind: 'cosine', horizon: 8 } })))).not.toThrow();
    expect(() => parseSpec(of(linearLayer({ features: 'softplus' as 'relu' })))).toThrow('features');
    expect(() => parseSpec(of(linearLayer({ convolution: { kernel: 1, masked: true } })))).toThrow('convolution.kernel');
  });
});

describe('Infini-attention', () => {
  test('keeps H d (d + 1) numbers and a segment of keys and values', () => {
    // 2404.07143, appendix A: 8 heads of 128 in 12 layers, 1.6 M numbers of memory; segments of 2048.
    const published = infiniLayer({ heads: 8, headWidth: 128, segment: 2048 });
    const layout = cacheLayout(modelOf({ layers: 12, mechanism: published }));
    const memory = layout.filter(({ name }) => name === 'memory' || name === 'normaliser');
    expect(cacheBytes(memory, 1).total / 4).toBe(1_585_152);
    expect(growth(layout)).toEqual({ perToken: 0, ceiling: 4 * (1_585_152 + 12 * 2 * 2048 * 8 * 128) });
  });

  test('takes 7 dispatches per layer and 2 more, and has no ring: tokens are placed by their index', () => {
    const plan = compilePlan(of(infiniLayer()));
    expect(plan.ops.length).toBe(7 * layers + 2);
    expect([plan.ring, plan.recurrent]).toEqual([null, true]);
  });

  test('is refused where a segment does not fit the context, or a head is too wide for the delta rule', () => {
    expect(() => parseSpec(of(infiniLayer({ segment: 64 }), 64))).not.toThrow();
    expect(() => parseSpec(of(infiniLayer({ segment: 65 }), 64))).toThrow('a segment must not be longer than the context');
    expect(() => parseSpec(of(infiniLayer({ headWidth: 260 })))).toThrow('260 is more than 256');
  });
});
