/** What panels say of the layers of published families. */
import { renderToString } from 'katex';
import { describe, expect, test } from 'vitest';
import { mechanismOf } from '../../../src/attention/mechanisms';
import { equationOf, projectionsOf } from '../../../src/panels/cache/keys-values/equation';
import { wordsOf } from '../../../src/words';
import { families, loadCheckpoint } from '../../support/checkpoint';

const typeset = (tex: string): string => renderToString(tex, { displayMode: true, throwOnError: true, strict: 'error' });
const attentionOf = async (family: (typeof families)[number], layer = 0) =>
  (await loadCheckpoint(family)).spec.layers[layer]?.attention;

describe.each(families)('%s', (family) => {
  test('its equations can be typeset', async () => {
    const { spec } = await loadCheckpoint(family);
    for (const { attention } of spec.layers) {
      const { attention: rows, cache } = mechanismOf(attention).equations(attention);
      for (const tex of [rows.tex, cache.tex, rows.weight?.(12, 3) ?? '', equationOf(projectionsOf(attention))])
        expect(typeset(tex)).toContain('<math');
    }
  });
});

test('a score has the layer’s scale, cap and learned logit', async () => {
  const texOf = async (family: (typeof families)[number]): Promise<string> => {
    const attention = (await attentionOf(family)) ?? expect.fail('there is a layer');
    return mechanismOf(attention).equations(attention).attention.tex;
  };
  // GPT-Neo does not scale; Gemma 2 by the number under the root that its configuration has, and it caps.
  expect(await texOf('gpt-neo')).toContain(String.raw`\exp(q_t \cdot k_j)`);
  expect(await texOf('gemma2')).toContain(String.raw`2 \tanh(q_t \cdot k_j / \sqrt{24} / 2)`);
  expect(await texOf('gpt-oss-attention')).toContain(String.raw`{\exp(z^{*}) + \sum`);
});

test('a key is what the layer makes of its input', async () => {
  const of = async (family: (typeof families)[number]) => projectionsOf(await attentionOf(family));
  expect(await of('gpt2')).toEqual({ turned: false, normed: false, keyBias: true, valueBias: true });
  expect(await of('qwen3')).toEqual({ turned: true, normed: true, keyBias: false, valueBias: false });
  const { where } = wordsOf('keysValues');
  expect(where(await of('gpt2'))).toContain('learned');
  expect(where(await of('qwen3'))).toContain('before it is rotated');
  expect(equationOf(await of('qwen3'))).toContain(String.raw`N_g(W_{K,g}\, x_t)`);
  expect(equationOf(await of('gpt2'))).toContain('b_{V,g}');
});
