import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { modelTensors } from '../../../src/attention/model-layout';
import { parseSpec } from '../../../src/model/parse-spec';

const shipped = JSON.parse(readFileSync('public/models/mha/spec.json', 'utf8')) as Record<string, unknown>;
const attention = {
  kind: 'softmax',
  heads: 2,
  keyValueHeads: 1,
  headWidth: 8,
  rope: null,
  bias: false,
  window: null,
  extraLogit: 'none',
};
const layer = { attention, mlp: null };
const model = { ...shipped, width: 16, vocabulary: 10, start: [], layers: [layer] };
const names = (spec: object): readonly string[] => modelTensors(parseSpec({ ...model, ...spec })).map(({ name }) => name);

test('what a family adds to a model needs its tensors, and nothing else does', () => {
  expect(names({})).toEqual([
    'embedding.weight',
    'layers.0.attention.norm.weight',
    'layers.0.attention.query.weight',
    'layers.0.attention.key.weight',
    'layers.0.attention.value.weight',
    'layers.0.attention.output.weight',
    'norm.weight',
  ]);
  const all = { ...attention, bias: true, valueBias: true, outputBias: true, queryKeyNorm: 'rms', extraLogit: 'logit' };
  const mlp = { kind: 'gelu', form: 'erf', hidden: 12, bias: true };
  const whole = { norm: 'layer', learnedPositions: 2048, tiedEmbedding: false, outputBias: true };
  expect(names({ ...whole, layers: [{ attention: all, mlp, normsAfter: true }] })).toEqual([
    'embedding.weight',
    'positions.weight',
    'layers.0.attention.norm.weight',
    'layers.0.attention.norm.bias',
    ...['query', 'key', 'value', 'output'].map((part) => `layers.0.attention.${part}.weight`),
    ...['query', 'key', 'value', 'output'].map((part) => `layers.0.attention.${part}.bias`),
    'layers.0.attention.query_norm.weight',
    'layers.0.attention.key_norm.weight',
    'layers.0.attention.sink_logit',
    'layers.0.attention.after_norm.weight',
    'layers.0.attention.after_norm.bias',
    'layers.0.mlp.norm.weight',
    'layers.0.mlp.norm.bias',
    'layers.0.mlp.up.weight',
    'layers.0.mlp.up.bias',
    'layers.0.mlp.down.weight',
    'layers.0.mlp.down.bias',
    'layers.0.mlp.after_norm.weight',
    'layers.0.mlp.after_norm.bias',
    'norm.weight',
    'norm.bias',
    'output.weight',
    'output.bias',
  ]);
});

test('an output gate has a vector per head, of the width of the residual; ReLU has no tensor', () => {
  const gated = { ...attention, gate: 'head', weighting: 'relu' };
  const shapes = modelTensors(parseSpec({ ...model, layers: [{ attention: gated, mlp: null }] }));
  const plain = modelTensors(parseSpec(model));
  const others = new Set(plain.map(({ name }) => name));
  expect(shapes.filter(({ name }) => !others.has(name))).toEqual([{ name: 'layers.0.attention.gate.weight', shape: [2, 16] }]);
  expect(shapes.length).toBe(plain.length + 1);
});

test('an MLP beside the attention may share its norm', () => {
  const mlp = { kind: 'geglu', form: 'tanh', hidden: 12 };
  const norms = (parallel: string): readonly string[] =>
    names({ layers: [{ attention, mlp, parallel }] }).filter((name) => name.includes('norm'));
  expect(norms('oneNorm')).toEqual(['layers.0.attention.norm.weight', 'norm.weight']);
  expect(norms('twoNorms')).toEqual(['layers.0.attention.norm.weight', 'layers.0.mlp.norm.weight', 'norm.weight']);
});

test('what cannot be run is refused where it is said', () => {
  const rope = { base: 10_000, pairing: 'halves' };
  const longrope = { kind: 'longrope', factors: [1, 2, 3], attentionFactor: 1 };
  expect(() => names({ layers: [{ attention: { ...attention, headWidth: 6 }, mlp: null }] })).toThrow(/6 is not a multiple of 4/);
  expect(() => names({ layers: [{ attention: { ...attention, rope: { ...rope, rotated: 12 } }, mlp: null }] })).toThrow(/rope/);
  expect(() => names({ layers: [{ attention: { ...attention, rope: { ...rope, scaling: longrope } }, mlp: null }] })).toThrow(
    /a factor for each pair/,
  );
  expect(() => names({ learnedPositions: 4 })).toThrow(/context must not be longer/);
  expect(() => names({ layers: [{ attention, mlp: null, parallel: 'oneNorm' }] })).toThrow(/needs an MLP/);
  const having = (more: object) => (): unknown => names({ layers: [{ attention: { ...attention, ...more }, mlp: null }] });
  expect(having({ weighting: 'relu', extraLogit: 'zero' })).toThrow(/weighting relu takes no extraLogit/);
  expect(having({ weighting: 'relu', cap: 50 })).toThrow(/and no cap/);
  expect(having({ weighting: 'sigmoid' })).toThrow(/layers\[0\]\.attention\.weighting/);
  expect(having({ gate: 'element' })).toThrow(/layers\[0\]\.attention\.gate/);
  // No other mechanism has either.
  const latent = JSON.parse(readFileSync('public/models/mla/spec.json', 'utf8')) as { layers: { attention: object }[] };
  for (const more of [{ gate: 'head' }, { weighting: 'relu' }])
    expect(() =>
      parseSpec({ ...latent, layers: latent.layers.map((each) => ({ ...each, attention: { ...each.attention, ...more } })) }),
    ).toThrow(/layers\[0\]\.attention/);
  const linear = JSON.parse(readFileSync('public/models/linear/spec.json', 'utf8')) as Record<string, unknown>;
  expect(() => parseSpec({ ...linear, norm: 'layer' })).toThrow(/LayerNorm and learned positions/);
});
