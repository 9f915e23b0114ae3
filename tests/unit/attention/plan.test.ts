import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cacheBytes, withElementBytes } from '../../../src/attention/cache-bytes';
import { compilePlan } from '../../../src/attention/compile';
import { cacheLayout } from '../../../src/attention/model-layout';
import { parseSpec } from '../../../src/model/parse-spec';
import type { ModelSpec } from '../../../src/model/spec';

const shipped = ['mha', 'backcopy', 'backcopy-one', 'backcopy-mlp', 'softmax-one', 'window'].map((id) =>
  parseSpec(JSON.parse(readFileSync(`public/models/${id}/spec.json`, 'utf8'))),
);

/** A published shape: layers, query heads, key/value heads, head width. */
function shape(layers: number, heads: number, keyValueHeads: number, headWidth: number): ModelSpec {
  const attention = {
    kind: 'softmax',
    heads,
    keyValueHeads,
    headWidth,
    rope: { base: 10_000, pairing: 'halves' },
    bias: false,
    window: null,
    extraLogit: 'none',
  } as const;
  return {
    format: 1,
    id: 'published',
    name: '',
    vocabulary: 32_000,
    width: heads * headWidth,
    context: 4096,
    trainedContext: 4096,
    start: [0],
    normEpsilon: 1e-5,
    tiedEmbedding: false,
    layers: Array.from({ length: layers }, () => ({ attention, mlp: null })),
  };
}

test.each(shipped)('$id: at most 5 L + 3 dispatches, and every op’s buffers exist', (spec) => {
  const plan = compilePlan(spec);
  expect(plan.ops.length).toBeLessThanOrEqual(5 * spec.layers.length + 3);
  const names = new Set(plan.buffers.map(({ name }) => name));
  expect(names.size).toBe(plan.buffers.length);
  for (const op of plan.ops) for (const name of Object.values(op.buffers)) expect(names).toContain(name);
});

test('with an MLP a layer takes five dispatches, without it three', () => {
  const [mha, backcopy] = shipped;
  expect(mha && compilePlan(mha).ops.length).toBe(5 * 4 + 2);
  expect(backcopy && compilePlan(backcopy).ops.length).toBe(3 * 1 + 2);
});

test('the trace begins with the logits; fields follow without gaps', () => {
  const [mha] = shipped;
  const { fields, fixed, perSlot } = compilePlan(mha ?? shape(1, 1, 1, 4)).trace;
  expect(fields[0]).toMatchObject({ name: 'logits', size: 1024, offset: 0 });
  // 1 024 logits; four layers of a residual norm, four key norms and four value norms; the last residual norm.
  expect(fixed).toBe(1024 + 4 * (1 + 4 + 4) + 1);
  expect(perSlot).toBe(16);
  expect(fields.filter(({ name }) => name === 'attention').map(({ offset }) => offset)).toEqual([0, 4, 8, 12]);
  for (const sort of [true, false]) {
    let offset = 0;
    for (const field of fields.filter((f) => f.perSlot === sort)) {
      expect(field.offset).toBe(offset);
      offset += field.size;
    }
  }
});

describe('bytes per token, float16, as published', () => {
  test.each([
    // Touvron et al. 2307.09288: 32, 40 and 80 layers; the largest with 8 key/value heads.
    ['LLaMA-2 7B', shape(32, 32, 32, 128), 524_288],
    ['LLaMA-2 13B', shape(40, 40, 40, 128), 819_200],
    ['LLaMA-2 70B', shape(80, 64, 8, 128), 327_680],
  ] as const)('%s', (_, spec, bytes) => {
    expect(cacheBytes(withElementBytes(cacheLayout(spec), 2), 1).total).toBe(bytes);
  });
});

test('the shipped model keeps 2 · L · G · d numbers of 4 bytes per token', () => {
  const [mha] = shipped;
  expect(mha && cacheBytes(cacheLayout(mha), 100).total).toBe(100 * 2 * 4 * 4 * 32 * 4);
});
