import { expect, test } from 'vitest';
import { renderToString } from 'katex';
import { paletteOf } from '../../../src/charts/palette';
import { publishedShapes } from '../../../src/insight/shapes/published';
import { shapeOf, typedFrom } from '../../../src/insight/shapes/typed';
import { contextTable } from '../../../src/panels/bill/context-view';
import { papersTable } from '../../../src/panels/bill/papers-view';
import { rankSentence } from '../../../src/panels/bill/rank-view';
import { billRows } from '../../../src/panels/bill/rows';
import { billEquations } from '../../../src/panels/equations';
import { defaultState } from '../../../src/store/properties';
import { bill as say } from '../../../src/words/en/bill';

const llama3 = publishedShapes.find(({ id }) => id === 'llama-3-70b');

test('bytes in powers of ten, contexts in powers of two', () => {
  expect([0, 999, 1000, 327_680, 999_999, 10_737_418_240, 141e9].map(say.bytes)).toEqual([
    '0',
    '999 bytes',
    '1 kB',
    '328 kB',
    '1 MB',
    '10.7 GB',
    '141 GB',
  ]);
  expect([1000, 1024, 131_072, 2 ** 20].map(say.tokens)).toEqual(['1,000', '1\u00a0Ki', '128\u00a0Ki', '1\u00a0Mi']);
});

test('a length that fits is never rounded up to one that does not', () => {
  expect([999, 24_414, 244_140, 1_999_999].map(say.length)).toEqual(['999', '24.4 k', '244 k', '1.99 M']);
});

test('the sentence of the break-even is computed from the shape', () => {
  expect(rankSentence(shapeOf({ ...typedFrom([]), heads: 4, keyValueHeads: 4, headWidth: 32 }))).toBe(
    'At 4 heads of width 32, TPA with ranks 2 + 2 keeps 144 numbers a token and layer, MQA 64, GQA-2 128, MHA 256: more than MQA and GQA-2, less than MHA.',
  );
});

test('the rows: the model as it is, and thirteen mechanisms; weights leave less room', () => {
  expect(llama3).toBeDefined();
  if (!llama3) return;
  const rows = billRows(llama3, llama3.name, defaultState, 0, paletteOf('light'));
  expect(rows.map(({ id }) => id)).toHaveLength(14);
  // No two lines look the same.
  expect(new Set(rows.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(14);
  expect(rows[0]?.fits).toEqual([8e9, 24e9, 80e9, 141e9].map((memory) => Math.floor(memory / 327_680)));
  // 70 B parameters of 16 bit are 140 GB: only the largest card has room left, 1 GB of it.
  const beside = billRows(llama3, llama3.name, defaultState, 140e9, paletteOf('light'));
  expect(beside[0]?.fits).toEqual([null, null, null, Math.floor(1e9 / 327_680)]);
  const [own] = contextTable(rows, defaultState, 0).rows;
  expect(own?.slice(0, 4)).toEqual(['Llama 3 70B, as it is', 327_680 * 32_768, 327_680, 0]);
});

test('each of the papers’ figures has a row', () => {
  expect(papersTable().rows).toHaveLength(4 * 5 + 6 + 5);
  for (const row of papersTable().rows) expect(row).toHaveLength(3);
});

test.each(Object.entries(billEquations))('the equation of %s is typeset without an error', (_, tex) => {
  expect(renderToString(tex, { throwOnError: true, strict: 'error' })).toContain('<math');
});
