/** The layout of the page: which panels share a row, how high rows are, how they are divided. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { narrowOrder, rowsOf } from '../../../src/app/panel-rows';
import type { ModelSpec } from '../../../src/model/spec';

/** The spec of a shipped model. */
const specOf = (id: string): ModelSpec => JSON.parse(readFileSync(`public/models/${id}/spec.json`, 'utf8')) as ModelSpec;

/** Each row as its id, its height in rem, and its panels with their shares in percent. */
const written = (spec: ModelSpec | null, hidden: readonly string[] = [], lanes = 0): readonly string[] =>
  rowsOf(spec, hidden, lanes).map(
    ({ id, height, panels }) =>
      `${id} ${height}: ${panels.map(([panel, share]) => `${panel} ${Number(share.toFixed(2))}`).join(', ')}`,
  );

const first = [
  'upper 54: heads 25, attention 47, next-token 28',
  'architecture 12: architecture 100',
  'lower 54: sinks 40, ledger 25, cache 35',
  'compare 21: compare 100',
  'long 50: window 50, long-text 50',
];
const last = ['passkey 38: passkey 100', 'draft 42: quality 36, draft 64', 'bill 56: bill 100'];

test.each([
  ['mha', ['others-0 29: factors 33.33, cache-once 33.33, retention 33.33', 'others-1 29: linear 50, memory 50']],
  [
    'retention',
    ['retention 56: retention 100', 'others-0 29: factors 33.33, cache-once 33.33, linear 33.33', 'others-1 29: memory 100'],
  ],
  ['tpa', ['factors 33: factors 100', 'others-0 29: cache-once 33.33, retention 33.33, linear 33.33', 'others-1 29: memory 100']],
  [
    'yoco-window',
    ['cache-once 34: cache-once 100', 'others-0 29: factors 33.33, retention 33.33, linear 33.33', 'others-1 29: memory 100'],
  ],
  [
    'infini',
    ['memory 62: memory 100', 'others-0 29: factors 33.33, cache-once 33.33, retention 33.33', 'others-1 29: linear 100'],
  ],
  [
    'yoco-retention',
    ['cache-once 34: cache-once 100', 'retention 56: retention 100', 'others-0 29: factors 33.33, linear 33.33, memory 33.33'],
  ],
] as const)('%s: rows, heights and shares', (id, mechanisms) => {
  expect(written(specOf(id))).toEqual([...first, ...mechanisms, ...last]);
});

test('without a model, with lanes, and with panels hidden', () => {
  expect(written(null, ['memory', 'ledger', 'bill'], 2)).toEqual([
    'upper 54: heads 25, attention 47, next-token 28',
    'architecture 12: architecture 100',
    'lower 54: sinks 40, cache 35',
    'compare 77: compare 100',
    'long 50: window 50, long-text 50',
    'others-0 29: factors 33.33, cache-once 33.33, retention 33.33',
    'others-1 29: linear 100',
    'passkey 38: passkey 100',
    'draft 42: quality 36, draft 64',
  ]);
});

test('the order in one column', () => {
  expect(narrowOrder.join(' ')).toBe(
    'attention next-token heads architecture sinks ledger cache window compare long-text quality ' +
      'factors cache-once retention linear memory passkey draft bill',
  );
});
