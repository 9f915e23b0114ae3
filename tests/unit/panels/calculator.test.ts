import { expect, test } from 'vitest';
import { renderToString } from 'katex';
import { paletteOf } from '../../../src/charts/palette';
import { contexts } from '../../../src/insight/shapes/contexts';
import { publishedShapes } from '../../../src/insight/shapes/published';
import { shapeOf, typedFrom } from '../../../src/insight/shapes/typed';
import { contextTable } from '../../../src/panels/cache/calculator/context-costs';
import { papersTable } from '../../../src/panels/cache/calculator/paper-figures';
import { rankSentence } from '../../../src/panels/cache/calculator/break-even-ranks';
import { costRows, totalOf } from '../../../src/panels/cache/calculator/cost-rows';
import { calculatorEquations } from '../../../src/panels/cache/calculator/equation';
import { defaultState } from '../../../src/store/properties';
import { wordsOf } from '../../../src/words';

const say = wordsOf('calculator');

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
    'At 4 heads of width 32, TPA with ranks 2 + 2 keeps 144 numbers per token and layer, MQA 64, GQA-2 128, MHA 256: more than MQA and GQA-2, less than MHA.',
  );
});

test('the rows: the model as it is, and thirteen mechanisms; weights leave less room', () => {
  expect(llama3).toBeDefined();
  if (!llama3) return;
  const rows = costRows(llama3, llama3.name, defaultState, 0, paletteOf('light'));
  expect(rows.map(({ id }) => id)).toHaveLength(14);
  // No two lines look the same.
  expect(new Set(rows.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(14);
  // 8 192, 24 564, 81 559 and 143 771 MiB: 85 520 809 984 bytes in an H100, whose name says 80 GB.
  expect(rows[0]?.fits).toEqual([26_214, 78_604, 260_988, 460_067]);
  // 70 B parameters of 16 bit are 140 GB: only the largest card has room left, 10.75 GB of it.
  const beside = costRows(llama3, llama3.name, defaultState, 140e9, paletteOf('light'));
  expect(beside[0]?.fits).toEqual([null, null, null, Math.floor((150_754_820_096 - 140e9) / 327_680)]);
  const [own] = contextTable(rows, defaultState, 0).rows;
  expect(own?.slice(0, 4)).toEqual(['Llama 3.1 70B, as published', 327_680 * 32_768, 327_680, 0]);
});

test('GPT-2 ends at 1 024 tokens, whatever is asked for and whatever fits; MHA of the same shape goes on', () => {
  const gpt2 = publishedShapes.find(({ id }) => id === 'gpt2');
  if (!gpt2) throw new RangeError('GPT-2 is not among the published shapes');
  const rows = costRows(gpt2, gpt2.name, defaultState, 0, paletteOf('light'), contexts['gpt2']?.tokens);
  const [own, mha] = rows;
  // 2 · 12 layers · 12 heads · 64 wide · 2 bytes.
  expect(own?.perToken).toBe(36_864);
  expect(own?.fits).toEqual([1024, 1024, 1024, 1024]);
  expect(own && totalOf(own, 32_768, defaultState, 0)).toBe(37_748_736);
  expect(mha?.fits[0]).toBe(Math.floor(2 ** 33 / 36_864));
  expect(mha && totalOf(mha, 32_768, defaultState, 0)).toBe(36_864 * 32_768);
  const table = contextTable(rows, defaultState, 0);
  expect(table.rows.slice(0, 2).map((row) => [row[1], row.at(-1)])).toEqual([
    [null, 1024],
    [36_864 * 32_768, null],
  ]);
  expect(say.reachNote('GPT-2', { tokens: 1024, source: 'nanoGPT' }, 32_768)).toContain(
    'GPT-2 does not support 32,768 tokens: its context ends at 1,024 (nanoGPT).',
  );
  // A card that is too small is too small whatever the model was made for.
  expect(costRows(gpt2, gpt2.name, defaultState, 1e12, paletteOf('light'), 1024)[0]?.fits[0]).toBeNull();
});

test('each of the papers’ figures has a row', () => {
  expect(papersTable().rows).toHaveLength(4 * 5 + 6 + 5);
  for (const row of papersTable().rows) expect(row).toHaveLength(3);
});

test.each(Object.entries(calculatorEquations))('the equation of %s is typeset without an error', (_, tex) => {
  expect(renderToString(tex, { throwOnError: true, strict: 'error' })).toContain('<math');
});
