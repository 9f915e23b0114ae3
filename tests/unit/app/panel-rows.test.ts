/** The layout of the page: which panels share a row, how high rows are, how they are divided. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { narrowOrder, rowsOf } from '../../../src/app/panel-rows';
import type { ModelSpec } from '../../../src/model/spec';
import { panels } from '../../../src/panels';

/** The spec of a shipped model. */
const specOf = (id: string): ModelSpec => JSON.parse(readFileSync(`public/models/${id}/spec.json`, 'utf8')) as ModelSpec;

/** In one column. A panel that is added here later changes nothing of how these are laid out. */
const listed =
  'attention next-token heads architecture sinks norms budget surgery cache policy reach compare long-text ' +
  'loss-against-bytes streaming-table reach-table ' +
  'keys-values mlp factors shared-cache retention linear infini passkey drafting calculator';
const isListed = (id: string): boolean => listed.split(' ').includes(id);
const unlisted = panels.map(({ id }) => id).filter((id) => !isListed(id));

/** Each row as its id, its height in rem, and its panels with their shares in percent. */
const written = (spec: ModelSpec | null, hidden: readonly string[] = [], lanes = 0): readonly string[] =>
  rowsOf(spec, [...hidden, ...unlisted], lanes).map(
    ({ id, height, panels: those }) =>
      `${id} ${height}: ${those.map(([panel, share]) => `${panel} ${Number(share.toFixed(2))}`).join(', ')}`,
  );

const first = [
  'upper 54: heads 25, attention 47, next-token 28',
  'architecture 12: architecture 100',
  'lower 34: sinks 42, norms 30, budget 28',
  'kept 34: surgery 30, cache 40, policy 30',
  'compare 21: compare 100',
  'long 46: reach 50, long-text 50',
  'streaming 40: streaming-table 62, reach-table 38',
];
const last = ['passkey 38: passkey 100', 'drafting 42: loss-against-bytes 36, drafting 64', 'calculator 56: calculator 100'];

test.each([
  [
    'mha',
    [
      'layers 34: keys-values 45, mlp 55',
      'others-0 29: factors 33.33, shared-cache 33.33, retention 33.33',
      'others-1 29: linear 50, infini 50',
    ],
  ],
  [
    'retention',
    [
      'layers 34: mlp 55',
      'retention 56: retention 100',
      'others-0 29: keys-values 33.33, factors 33.33, shared-cache 33.33',
      'others-1 29: linear 50, infini 50',
    ],
  ],
  [
    'tpa',
    [
      'layers 34: mlp 55',
      'factors 33: factors 100',
      'others-0 29: keys-values 33.33, shared-cache 33.33, retention 33.33',
      'others-1 29: linear 50, infini 50',
    ],
  ],
  [
    'yoco-window',
    [
      'layers 34: keys-values 45, mlp 55',
      'shared-cache 34: shared-cache 100',
      'others-0 29: factors 33.33, retention 33.33, linear 33.33',
      'others-1 29: infini 100',
    ],
  ],
  [
    'infini',
    [
      'layers 34: mlp 55',
      'infini 62: infini 100',
      'others-0 29: keys-values 33.33, factors 33.33, shared-cache 33.33',
      'others-1 29: retention 50, linear 50',
    ],
  ],
  [
    'yoco-retention',
    [
      'layers 34: keys-values 45, mlp 55',
      'shared-cache 34: shared-cache 100',
      'retention 56: retention 100',
      'others-0 29: factors 33.33, linear 33.33, infini 33.33',
    ],
  ],
] as const)('%s: rows, heights and shares', (id, mechanisms) => {
  expect(written(specOf(id))).toEqual([...first, ...mechanisms, ...last]);
});

test('without a model, with lanes, and with panels hidden', () => {
  expect(written(null, ['infini', 'budget', 'calculator'], 2)).toEqual([
    'upper 54: heads 25, attention 47, next-token 28',
    'architecture 12: architecture 100',
    'lower 34: sinks 42, norms 30',
    'kept 34: surgery 30, cache 40, policy 30',
    'compare 77: compare 100',
    'long 46: reach 50, long-text 50',
    'streaming 40: streaming-table 62, reach-table 38',
    'others-0 29: keys-values 33.33, mlp 33.33, factors 33.33',
    'others-1 29: shared-cache 33.33, retention 33.33, linear 33.33',
    'passkey 38: passkey 100',
    'drafting 42: loss-against-bytes 36, drafting 64',
  ]);
});

test('the order in one column', () => {
  expect(narrowOrder.filter(isListed).join(' ')).toBe(listed);
});
