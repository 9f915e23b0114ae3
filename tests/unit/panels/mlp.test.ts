import { renderToString } from 'katex';
import { describe, expect, test } from 'vitest';
import { equationOf, neuronRow, plainRow } from '../../../src/panels/mechanisms/mlp/equation';
import { type MlpFacts, factsOf } from '../../../src/panels/mechanisms/mlp/facts';
import { wordsOf } from '../../../src/words';
import { families, loadCheckpoint } from '../../support/checkpoint';

const typeset = (tex: string): string => renderToString(tex, { displayMode: true, throwOnError: true, strict: 'error' });

/** What the panel says of the first layer of each family that differs. */
const expected: Readonly<Partial<Record<(typeof families)[number], Partial<MlpFacts>>>> = {
  gpt2: { gated: false, f: 'gelu', tanh: true, norm: 'layer', parallel: false, bias: true, effects: false },
  opt: { gated: false, f: 'relu', norm: 'layer', bias: true },
  'gpt-neox': { gated: false, f: 'gelu', tanh: false, parallel: true },
  llama: { gated: true, f: 'swish', norm: 'rms', parallel: false, after: false, bias: false, effects: true },
  gemma: { gated: true, f: 'gelu', tanh: true, after: false, effects: true },
  gemma2: { gated: true, f: 'gelu', after: true, effects: false },
  stablelm: { gated: true, f: 'swish', norm: 'layer', effects: false },
};

describe.each(families)('%s', (family) => {
  test('the equation of its MLP is what the layer computes', async () => {
    const { spec } = await loadCheckpoint(family);
    const facts = factsOf(spec, 0);
    if (facts === null) return expect(spec.layers[0]?.mlp).toBeNull();
    expect(facts).toMatchObject(expected[family] ?? {});
    const tex = equationOf(facts);
    expect(typeset(tex)).toContain('<math');
    expect(tex.includes('w_{g,i}')).toBe(facts.gated);
    expect(tex.includes(String.raw`\operatorname{${facts.f}}`)).toBe(true);
    expect(tex.includes(String.raw`\mu`)).toBe(facts.norm === 'layer');
    expect(tex.includes('b_2')).toBe(facts.bias);
    expect(tex.includes('N\\bigl(')).toBe(facts.after);
    const where = wordsOf('mlp').where(facts, null);
    expect(where).toContain(`${facts.f}(z)`);
    expect(where.includes('LayerNorm')).toBe(facts.norm === 'layer');
    expect(where.includes('direct effect')).toBe(facts.effects);
  });
});

test('a neuron’s row with its numbers', () => {
  expect(typeset(neuronRow(3, '0.1', '−2', '−0.2'))).toContain('<math');
  expect(typeset(plainRow(3, 'relu', '−2', '0'))).toContain('<math');
});
