/** The size of each mechanism's cache, by published figures, and which specs its kernels can run. */
import { describe, expect, test } from 'vitest';
import { cacheBytes } from '../../../src/attention/cache-bytes';
import { compilePlan } from '../../../src/attention/compile';
import { cacheLayout, modelTensors, parameterCount } from '../../../src/attention/model-layout';
import { ModelError } from '../../../src/model/errors';
import { parseSpec } from '../../../src/model/parse-spec';
import type { AttentionSpec, MlpSpec, ModelSpec } from '../../../src/model/spec';

const rope = { base: 10_000, pairing: 'halves' } as const;

const modelOf = (attention: AttentionSpec, width: number, layers = 1, mlp: MlpSpec | null = null): ModelSpec => ({
  format: 1,
  id: 'published',
  name: '',
  vocabulary: 8,
  width,
  context: 64,
  trainedContext: 64,
  start: [0],
  normEpsilon: 1e-5,
  tiedEmbedding: true,
  layers: Array.from({ length: layers }, () => ({ attention, mlp })),
});

const perToken = (spec: ModelSpec): number => cacheBytes(cacheLayout(spec), 1).perToken / 4;

/** Learned parameters in attention alone: all but the embedding and the norms. */
const ofAttention = (spec: ModelSpec): number => parameterCount(spec) - 8 * spec.width - 2 * spec.width;

/** Every weight in exactly one buffer, with as many elements, and every buffer that an op names there. */
function expectComplete(spec: ModelSpec): void {
  const plan = compilePlan(spec);
  const held = plan.buffers.flatMap((b) =>
    b.role === 'matrix' ? b.tensors : b.role === 'vector' ? b.parts.flatMap(({ tensor }) => tensor ?? []) : [],
  );
  expect(held.toSorted()).toEqual(
    modelTensors(spec)
      .map(({ name }) => name)
      .toSorted(),
  );
  const elements = plan.buffers.reduce((sum, b) => {
    if (b.role === 'matrix') return sum + b.rows * b.columns;
    if (b.role !== 'vector') return sum;
    return sum + b.parts.reduce((part, { tensor, length }) => part + (tensor === null ? 0 : length), 0);
  }, 0);
  expect(elements).toBe(parameterCount(spec));
  const names = new Set(plan.buffers.map(({ name }) => name));
  for (const op of plan.ops) for (const name of Object.values(op.buffers)) expect(names).toContain(name);
}

const refused = (spec: ModelSpec): string => {
  try {
    parseSpec(JSON.parse(JSON.stringify(spec)));
  } catch (error) {
    if (error instanceof ModelError) return error.message;
    throw error;
  }
  return 'not refused';
};

describe('tensor products', () => {
  const tpa = (heads: number, headWidth: number, queryRank: number, keyRank: number, rest: { bias?: boolean } = {}) =>
    ({ kind: 'tensorProduct', heads, headWidth, queryRank, keyRank, valueRank: keyRank, rope, bias: false, ...rest }) as const;

  // 2501.06425: heads of the small, medium, large and XL models (table 10), d 64, ranks 2; (R_K + R_V)(H + d) of table 1.
  test.each([
    [34, 392],
    [47, 444],
    [61, 500],
    [78, 568],
  ])('%i heads of 64 with ranks 2 keep %i numbers per token', (heads, numbers) => {
    expect(perToken(modelOf(tpa(heads, 64, 6, 2), 768))).toBe(numbers);
  });

  // Appendix A.4, example I: D 2048, H 32, d 64; D (R_Q + R_K + R_V)(H + d) + D H d parameters.
  test.each([
    [16, 1, 7.7e6],
    [16, 2, 8.1e6],
    [8, 1, 6.2e6],
    [8, 2, 6.6e6],
  ])('ranks %i and %i make %i parameters', (queryRank, keyRank, published) => {
    expect(Math.abs(ofAttention(modelOf(tpa(32, 64, queryRank, keyRank), 2048)) - published)).toBeLessThan(0.05e6);
  });

  test('take at most 7 L + 3 dispatches, and find all their buffers', () => {
    const spec = modelOf(tpa(4, 32, 4, 2, { bias: true }), 128, 4, { kind: 'swiglu', hidden: 352 });
    expect(compilePlan(spec).ops.length).toBe(6 * 4 + 2);
    expectComplete(spec);
    expectComplete(modelOf(tpa(4, 32, 4, 2), 128));
  });

  test('that the kernels cannot read are refused, with the reason', () => {
    expect(refused(modelOf(tpa(3, 8, 4, 2), 16))).toContain(
      'at layers[0].attention: queryRank, keyRank and valueRank times heads must be multiples of 4',
    );
    expect(refused(modelOf(tpa(4, 8, 16, 5), 16))).toContain('queryRank times keyRank must be at most 64');
    expect(refused(modelOf(tpa(4, 6, 4, 2), 16))).toContain('at layers[0].attention.headWidth: 6 is not a multiple of 4');
    expect(refused(modelOf(tpa(4, 8, 4, 2), 16))).toBe('not refused');
  });
});

describe('latents', () => {
  const mla = (heads: number, headWidth: number, latentWidth: number, rotaryWidth: number, queryLatentWidth: number | null) =>
    ({ kind: 'latent', heads, headWidth, latentWidth, rotaryWidth, queryLatentWidth, rope }) as const;

  // 2405.04434, table 9: 15.6 K numbers per token in 27 layers of the small model, 34.6 K in 60 of the large, d_c 512 and d_R 64.
  test.each([
    [27, 16, 15.6e3],
    [60, 128, 34.6e3],
  ])('%i layers of %i heads keep what DeepSeek-V2 says', (layers, heads, published) => {
    expect(Math.abs(perToken(modelOf(mla(heads, 128, 512, 64, null), 64, layers)) - published)).toBeLessThan(50);
  });

  // The appendix A.4 of 2501.06425: parameters of its examples I and II, d_c' for the queries.
  test.each([
    [2048, 32, 64, 256, 32, 768, 9.8e6],
    [4096, 32, 128, 512, 64, 1536, 39.1e6],
  ])(
    'width %i, %i heads of %i: as many parameters as published',
    (width, heads, headWidth, latentWidth, rotary, query, published) => {
      const spec = modelOf(mla(heads, headWidth, latentWidth, rotary, query), width);
      expect(Math.abs(ofAttention(spec) - latentWidth - query - published)).toBeLessThan(0.05e6);
    },
  );

  test('take at most 7 L + 3 dispatches, with latents of queries too, and find all their buffers', () => {
    const mlp = { kind: 'swiglu', hidden: 352 } as const;
    const plain = modelOf(mla(4, 32, 32, 16, null), 128, 4, mlp);
    const narrow = modelOf(mla(4, 32, 32, 16, 64), 128, 4, mlp);
    expect(compilePlan(plain).ops.length).toBe(6 * 4 + 2);
    expect(compilePlan(narrow).ops.length).toBe(7 * 4 + 2);
    expectComplete(plain);
    expectComplete(narrow);
  });

  test('that the kernels cannot read are refused, with the reason', () => {
    expect(refused(modelOf(mla(4, 8, 516, 4, null), 16))).toContain('at layers[0].attention.latentWidth: 516 is more than 512');
    expect(refused(modelOf(mla(4, 8, 12, 6, null), 16))).toContain(
      'at layers[0].attention.rotaryWidth: 6 is not a multiple of 4',
    );
    expect(refused(modelOf(mla(3, 8, 12, 4, 16), 16))).toBe('not refused');
  });
});
