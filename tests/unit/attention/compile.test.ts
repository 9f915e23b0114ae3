import { describe, expect, test } from 'vitest';
import { cacheBytes } from '../../../src/attention/cache-bytes';
import type { CacheArray } from '../../../src/attention/cache-layout';
import { compilePlan } from '../../../src/attention/compile';
import { modelTensors, parameterCount } from '../../../src/attention/model-layout';
import type { PlanBuffer } from '../../../src/attention/plan';
import type { ModelSpec, SoftmaxSpec } from '../../../src/model/spec';

const softmax = (heads: number, keyValueHeads: number, rest: Partial<SoftmaxSpec> = {}): SoftmaxSpec => ({
  kind: 'softmax',
  heads,
  keyValueHeads,
  headWidth: 4,
  rope: { base: 10_000, pairing: 'halves' },
  bias: false,
  window: null,
  extraLogit: 'none',
  ...rest,
});

/** Two layers of different widths and head counts, the second without an MLP; nothing is tied. */
const mixed: ModelSpec = {
  format: 1,
  id: 'mixed',
  name: '',
  vocabulary: 10,
  width: 8,
  context: 16,
  trainedContext: 16,
  start: [0],
  normEpsilon: 1e-5,
  tiedEmbedding: false,
  layers: [
    { attention: softmax(4, 2, { bias: true, extraLogit: 'zero' }), mlp: { kind: 'swiglu', hidden: 12 } },
    { attention: softmax(6, 1, { rope: { base: 500, pairing: 'interleaved' } }), mlp: null },
  ],
};
const plan = compilePlan(mixed);

/** The buffer of that name and role. */
function buffer<R extends PlanBuffer['role']>(name: string, role: R): Extract<PlanBuffer, { role: R }> {
  const found = plan.buffers.find((candidate) => candidate.name === name);
  if (found?.role !== role) throw new Error(`${name} is ${found?.role ?? 'missing'}`);
  return found as Extract<PlanBuffer, { role: R }>;
}

test('kernels in the order of the block, each in its layer', () => {
  expect(plan.ops.map(({ kernel, layer }) => [kernel, layer])).toEqual([
    ['embed', null],
    ['project_qkv', 0],
    ['attend', 0],
    ['project_add', 0],
    ['project_gated', 0],
    ['project_add', 0],
    ['project_qkv', 1],
    ['attend', 1],
    ['project_add', 1],
    ['project_logits', null],
  ]);
});

test('a gate runs behind its layer’s attention and before the output, on what queries are projected from', () => {
  const [first, second] = mixed.layers;
  const gated = (spec: Partial<ModelSpec>) =>
    compilePlan({
      ...mixed,
      ...spec,
      layers: [first, { ...second, attention: softmax(6, 1, { gate: 'head' }) }] as ModelSpec['layers'],
    });
  const own = gated({});
  expect(own.ops.filter(({ layer }) => layer === 1).map(({ kernel }) => kernel)).toEqual([
    'project_qkv',
    'attend',
    'gate_heads',
    'project_add',
  ]);
  const gate = own.ops.find(({ kernel }) => kernel === 'gate_heads');
  expect(gate?.buffers).toEqual({
    matrix: 'layer1.matrix.gate',
    vector: 'layer1.vector.qkv',
    residual: 'residual',
    headOutput: 'headOutput',
  });
  expect(gate?.params).toEqual({ width: 8, heads: 6, headWidth: 4, normEpsilon: 1e-5 });
  // After the norms of layer 1: 10 + 5 + 3.
  expect(gate?.offsets).toEqual({ gates: 18 });
  expect(own.tensors.filter(({ name }) => name.includes('gate.weight') && !name.includes('mlp'))).toEqual([
    { name: 'layers.1.attention.gate.weight', shape: [6, 8] },
  ]);
  const behind = gated({ norm: 'layer' }).ops.find(({ kernel }) => kernel === 'gate_heads');
  expect([behind?.buffers['residual'], behind?.params['prenormed']]).toEqual(['normed', 1]);
  // Nothing of other layers is otherwise, but how long the trace's fixed fields are together.
  const params = (of: typeof own) =>
    of.ops.filter(({ layer }) => layer === 0).map(({ kernel, params: its }) => [kernel, { ...its, fixed: 0 }]);
  expect(params(own)).toEqual(params(plan));
});

test('a plan is plain data, which a worker can be sent', () => {
  expect(structuredClone(plan)).toEqual(plan);
});

test('the trace of layers of different shapes, offsets by hand', () => {
  // Fixed: logits 10; layer 0: 1 + 2 + 2; layer 1: 1 + 1 + 1; the model's norm 1. Per slot: 4 heads, then 6.
  const places = plan.trace.fields.map(({ name, layer, size, offset }) => [name, layer, size, offset]);
  expect(places).toEqual([
    ['logits', null, 10, 0],
    ['residualNorm', 0, 1, 10],
    ['keyNorm', 0, 2, 11],
    ['valueNorm', 0, 2, 13],
    ['residualNorm', 1, 1, 15],
    ['keyNorm', 1, 1, 16],
    ['valueNorm', 1, 1, 17],
    ['residualNorm', null, 1, 18],
    ['attention', 0, 4, 0],
    ['attention', 1, 6, 4],
  ]);
  expect([plan.trace.fixed, plan.trace.perSlot]).toEqual([19, 10]);
});

test('the constants and the offsets that the kernels read', () => {
  const attend = plan.ops.filter(({ kernel }) => kernel === 'attend');
  const shared = { headWidth: 4, slots: 16, fixed: 19 };
  expect(attend.map(({ params }) => params)).toEqual([
    {
      ...shared,
      heads: 4,
      keyValueHeads: 2,
      interleaved: 0,
      window: 0,
      extraLogit: 1,
    },
    {
      ...shared,
      heads: 6,
      keyValueHeads: 1,
      interleaved: 1,
      window: 0,
      extraLogit: 0,
    },
  ]);
  expect(attend.map(({ offsets }) => offsets)).toEqual([
    { attention: 0, firstHead: 0, keyNorm: 11, valueNorm: 13 },
    { attention: 4, firstHead: 4, keyNorm: 16, valueNorm: 17 },
  ]);
  expect(plan.ops.filter(({ kernel }) => kernel === 'project_add').map(({ params }) => params)).toEqual([
    { outputs: 8, columns: 16 },
    { outputs: 8, columns: 12 },
    { outputs: 8, columns: 24 },
  ]);
  expect(plan.ops.at(-1)?.params).toEqual({ width: 8, vocabulary: 10, normEpsilon: 1e-5 });
  expect(plan.ops.at(-1)?.offsets).toEqual({ logits: 0, residualNorm: 18 });
});

describe('buffers', () => {
  test('query, key and value are stacked by rows', () => {
    expect(buffer('layer0.matrix.qkv', 'matrix')).toMatchObject({
      rows: 16 + 8 + 8,
      columns: 8,
      tensors: ['layers.0.attention.query.weight', 'layers.0.attention.key.weight', 'layers.0.attention.value.weight'],
    });
  });

  test('norm and biases are concatenated; a part without a tensor is zeros of the same length', () => {
    const lengths = (layer: number) =>
      buffer(`layer${layer}.vector.qkv`, 'vector').parts.map(({ tensor, length }) => [tensor, length]);
    expect(lengths(0)).toEqual([
      ['layers.0.attention.norm.weight', 8],
      ['layers.0.attention.query.bias', 16],
      ['layers.0.attention.key.bias', 8],
      [null, 8],
    ]);
    expect(lengths(1)).toEqual([
      ['layers.1.attention.norm.weight', 8],
      [null, 24],
      [null, 4],
      [null, 4],
    ]);
  });

  test('scratch is shared, as wide as the widest layer needs', () => {
    expect(plan.buffers.filter(({ role }) => role === 'scratch').map(({ name }) => name)).toEqual([
      'residual',
      'query',
      'headOutput',
      'hidden',
    ]);
    expect(buffer('residual', 'scratch').width).toBe(8);
    expect(buffer('query', 'scratch').width).toBe(24);
    expect(buffer('headOutput', 'scratch').width).toBe(24);
  });

  test('layers with the same rotations share a table, others do not', () => {
    expect(plan.buffers.filter(({ role }) => role === 'rope').length).toBe(2);
    expect(
      compilePlan({ ...mixed, layers: [mixed.layers[0], mixed.layers[0]].flatMap((layer) => layer ?? []) }).buffers,
    ).toSatisfy((buffers: readonly PlanBuffer[]) => buffers.filter(({ role }) => role === 'rope').length === 1);
  });

  test('an untied model has its own output matrix, a tied one reads the embedding', () => {
    const logits = (spec: ModelSpec) => compilePlan(spec).ops.at(-1)?.buffers['matrix'];
    expect(logits(mixed)).toBe('matrix.output');
    expect(logits({ ...mixed, tiedEmbedding: true })).toBe('matrix.embedding');
  });

  test('every tensor of the weights is in exactly one place, with as many elements', () => {
    const held = plan.buffers.flatMap((b) =>
      b.role === 'matrix' ? b.tensors : b.role === 'vector' ? b.parts.flatMap(({ tensor }) => tensor ?? []) : [],
    );
    expect(held.toSorted()).toEqual(
      modelTensors(mixed)
        .map(({ name }) => name)
        .toSorted(),
    );
    const elements = plan.buffers.reduce(
      (sum, b) =>
        b.role === 'matrix'
          ? sum + b.rows * b.columns
          : b.role === 'vector'
            ? sum + b.parts.reduce((part, { tensor, length }) => part + (tensor === null ? 0 : length), 0)
            : sum,
      0,
    );
    expect(elements).toBe(parameterCount(mixed));
  });
});

test('slots and rows can be chosen; the cache’s slots are the context unless they are', () => {
  expect([plan.slots, plan.maxRows]).toEqual([16, 32]);
  expect(compilePlan(mixed, { slots: 5, maxRows: 2 })).toMatchObject({ slots: 5, maxRows: 2 });
});

test('parts that grow with the text, that do not, and that are only drawn are counted separately', () => {
  const array = (name: string, per: CacheArray['per'], size: number, forDisplay: boolean): CacheArray => ({
    name,
    layer: 0,
    per,
    shape: [{ name: 'headWidth', size }],
    bytesPerElement: 4,
    forDisplay,
  });
  const layout = [array('key', 'token', 2, false), array('state', 'constant', 3, false), array('drawn', 'token', 5, true)];
  expect(cacheBytes(layout, 10)).toEqual({
    perToken: 8,
    constant: 12,
    total: 92,
    forDisplay: { perToken: 20, constant: 0, total: 200 },
  });
});
