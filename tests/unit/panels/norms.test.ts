import { expect, test } from 'vitest';
import { Sequence } from '../../../src/decode/text/sequence';
import { unmodified } from '../../../src/decode/reader/reading-settings';
import type { StepTrace } from '../../../src/engine/trace';
import { normsOf, residualNorms } from '../../../src/panels/data/head-cells';
import type { Text } from '../../../src/panels/data/text';

/** Two layers: what enters the first is 10 + i, the second 20 + i, and what leaves the second 30 + i. */
const trace = (index: number): StepTrace => ({
  index,
  token: 0,
  keys: Uint32Array.of(index),
  slots: Uint32Array.of(index),
  positions: Uint32Array.of(index),
  logits: new Float32Array(),
  layers: [10, 20].map((norm) => ({
    heads: 1,
    attention: Float32Array.of(1),
    values: { residualNorm: Float32Array.of(norm + index), keyNorm: Float32Array.of(1, norm - index) },
  })),
  values: { residualNorm: Float32Array.of(30 + index) },
  milliseconds: 0,
});

const session = { trace: () => undefined, ensureLogits: () => Promise.reject(new Error('none')) };
const text = (path: readonly number[], there: (index: number) => boolean = () => true): Text => ({
  session,
  restoredTraces: 0,
  model: null,
  path: Sequence.of(path),
  tokens: path,
  length: path.length,
  label: String,
  reading: unmodified,
  trace: (index) => (there(index) ? trace(index) : undefined),
});

test('the hidden state before each layer, and after the last', () => {
  expect([0, 1, 2].map((layer) => residualNorms(text([100, 101]), layer))).toEqual([
    [10, 11],
    [20, 21],
    [30, 31],
  ]);
});

test('a norm of one key/value head', () => {
  expect(normsOf(text([200, 201]), 1, 1, 'keyNorm')).toEqual([20, 19]);
});

test('what was discarded before it was read is NaN until it is read again; what was known stays known', () => {
  expect(
    residualNorms(
      text([300, 301], (index) => index === 1),
      0,
    ),
  ).toEqual([Number.NaN, 11]);
  expect(
    residualNorms(
      text([300, 301, 302], (index) => index !== 1),
      0,
    ),
  ).toEqual([10, 11, 12]);
});
