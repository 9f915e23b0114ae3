import { expect, test } from 'vitest';
import { parseSpec } from '../../../src/model/parse-spec';
import type { AttentionSpec } from '../../../src/model/spec';
import { crossLayer, modelOf, windowLayer } from '../../kernels/support/random-model';

const parse = (attentions: readonly AttentionSpec[]) => () => parseSpec(modelOf({ attentions }));

test('a cross-decoder comes last, and its first layer alone fills the cache', () => {
  expect(parse([windowLayer(5), crossLayer(true), crossLayer(false)])).not.toThrow();
  expect(parse([crossLayer(true)])).not.toThrow();
  const wrong: readonly (readonly AttentionSpec[])[] = [
    [windowLayer(5), crossLayer(false)],
    [crossLayer(true), crossLayer(true)],
    [crossLayer(true), windowLayer(5)],
    [crossLayer(true), { ...crossLayer(false), headWidth: 12 } as AttentionSpec],
  ];
  for (const attentions of wrong) expect(parse(attentions)).toThrow('cross layers must come last');
});
