import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compilePlan } from '../../../src/attention/compile';
import type { Op } from '../../../src/attention/plan';
import { joinParts } from '../../../src/engine/include';
import { kernels } from '../../../src/engine/kernels';
import { textOf, variantOf } from '../../../src/engine/sources';
import { type OpsOf, mainOp, opsOf } from '../../../src/panels/data/ops';
import type { AttentionSpec, ModelSpec } from '../../../src/model/spec';
import { spec as fake } from '../decode/fake-host';

const rope = { base: 10_000, pairing: 'halves' } as const;
const softmax = {
  kind: 'softmax',
  heads: 4,
  keyValueHeads: 2,
  headWidth: 4,
  rope,
  bias: false,
  window: null,
  extraLogit: 'none',
} as const;
const cross = { kind: 'cross', heads: 4, keyValueHeads: 2, headWidth: 4, rope, bias: false } as const;
const mlp = { kind: 'swiglu', hidden: 24 } as const;

const modelOf = (...attentions: readonly AttentionSpec[]): ModelSpec => ({
  ...fake,
  width: 16,
  layers: attentions.map((attention) => ({ ...fake.layers[0], attention, mlp })),
});

describe.each(Object.keys(kernels))('the code of %s', (kernel) => {
  test('is the WGSL that is compiled, with every include, and the twin’s file', async () => {
    for (const variant of ['serial', 'workgroup'] as const) {
      const { wgsl, typescript } = await textOf({ kernel, params: {} }, variant);
      expect(joinParts(wgsl)).toBe(kernels[kernel]?.wgsl(variant));
      expect(joinParts(wgsl)).not.toMatch(/^#include/m);
      expect(typescript).toBe(readFileSync(`src/engine/cpu/${kernel}.ts`, 'utf8'));
    }
  });
});

test('its constants have the values of the plan, all of them', async () => {
  const plan = compilePlan(modelOf({ ...softmax, window: 8 }));
  const op = mainOp(opsOf(plan, 'attention', 0)) ?? expect.fail('the layer has attention');
  expect(op.kernel).toBe('attend');
  const text = joinParts((await textOf(op, 'serial')).wgsl);
  // Four heads in two groups, as the spec above has them.
  expect(text).toContain('override heads: u32 = 4;');
  expect(text).toContain('override keyValueHeads: u32 = 2;');
  expect(text).toContain('override window: u32 = 8;');
  for (const each of plan.ops) {
    const written = joinParts((await textOf(each, 'workgroup')).wgsl);
    for (const [name, value] of Object.entries(each.params))
      expect(written).toMatch(new RegExp(`^override ${name}: \\w+ = ${value};`, 'm'));
    expect(written).not.toMatch(/^override \w+: \w+;/m);
  }
});

test('the variant is that of the adapter', () => {
  const adapter = { vendor: '', architecture: '', description: '', software: false };
  expect(variantOf({ adapter })).toBe('workgroup');
  expect(variantOf({ adapter: { ...adapter, software: true } })).toBe('serial');
});

test('a panel is computed by the kernels of what it draws', () => {
  const plan = compilePlan(modelOf(softmax, { ...cross, fills: true }, { ...cross, fills: false }));
  const named = (of: OpsOf, layer: number): readonly string[] => opsOf(plan, of, layer).map(({ kernel }: Op) => kernel);
  expect(named('attention', 0)).toEqual(['project_qkv', 'attend', 'project_add']);
  expect(named('mlp', 0)).toEqual(['project_gated', 'project_add']);
  expect(named('layer', 0)).toEqual([...named('attention', 0), ...named('mlp', 0)]);
  expect(named('logits', 2)).toEqual(['project_logits']);
  // Layer 2 reads what layer 1 has written.
  expect(opsOf(plan, 'cache', 0).map(({ kernel, layer }) => [kernel, layer])).toEqual([['project_qkv', 0]]);
  expect(opsOf(plan, 'cache', 2).map(({ kernel, layer }) => [kernel, layer])).toContainEqual(['project_qkv', 1]);
});
