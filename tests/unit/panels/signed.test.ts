/** Weights with signs, or of any sum, as cells, where their scale ends, and what decides on evictions. */
import { expect, test } from 'vitest';
import { unmodified } from '../../../src/decode/reader/reading-settings';
import { meanAttention } from '../../../src/decode/reader/slots';
import { Sequence } from '../../../src/decode/text/sequence';
import type { LayerTrace, StepTrace } from '../../../src/engine/trace';
import { headCells, ownEnds } from '../../../src/panels/data/head-cells';
import type { Text } from '../../../src/panels/data/text';

/** Rows of two heads: the weights of the second are −4 times those of the first. */
const first = [[0.5], [-1, 0.25], [0.5, -1.5, 1]];

function trace(index: number, signs: boolean): StepTrace {
  const row = first[index] ?? [];
  const weights = [...row, ...row.map((weight) => -4 * weight)];
  const layer: LayerTrace = {
    heads: 2,
    attention: Float32Array.from(weights, (weight) => Math.abs(weight)),
    ...(signs ? { signed: Float32Array.from(weights) } : {}),
    values: { valueNorm: Float32Array.of(1, index + 1) },
  };
  const places = Uint32Array.from(row, (_, i) => i);
  const logits = new Float32Array();
  return {
    index,
    token: 0,
    keys: places,
    slots: places,
    positions: places,
    logits,
    layers: [layer],
    values: {},
    milliseconds: 0,
  };
}

const session = { trace: () => undefined, ensureLogits: () => Promise.reject(new Error('none')) };
const text = (path: readonly number[], signs: boolean): Text => ({
  session,
  restoredTraces: 0,
  model: null,
  path: Sequence.of(path),
  tokens: path,
  length: path.length,
  label: String,
  reading: unmodified,
  trace: (index) => trace(index, signs),
});

test('a row keeps its signs, or is its shares by magnitude', () => {
  const own = text([900, 901, 902], true);
  expect([...(headCells(own, 0, 1, 'share', true).row(2) ?? [])]).toEqual([-2, 6, -4]);
  expect([...(headCells(own, 0, 1, 'share').row(2) ?? [])]).toEqual([2, 6, 4]);
  // The two are never taken for one another's pictures.
  expect(headCells(own, 0, 1, 'share', true).source).not.toBe(headCells(own, 0, 1, 'share').source);
});

test('a layer whose weights have no signs is drawn by its shares', () => {
  expect([...(headCells(text([910, 911], false), 0, 0, 'share', true).row(1) ?? [])]).toEqual([1, 0.25]);
});

test('the scale ends at the furthest from 0 of any row', () => {
  expect(ownEnds(text([920, 921, 922], true), 0, 1)).toEqual([2, 4, 6]);
  expect(ownEnds(text([930], false), 0, 0)).toEqual([Number.NaN]);
});

test('weights of any sum are drawn as computed, and decide as computed on what is evicted', () => {
  const own = trace(2, false);
  const layer: LayerTrace = {
    heads: 2,
    attention: Float32Array.of(0.5, 0.5, 0, 0, 0, 0),
    unnormalised: Float32Array.of(2, 2, 0, 0, 0, 0),
    values: {},
  };
  const read = { ...own, layers: [layer] };
  const rectified = { ...text([940, 941, 942], false), trace: () => read };
  expect([...(headCells(rectified, 0, 0, 'share', true).row(2) ?? [])]).toEqual([2, 2, 0]);
  expect([...(headCells(rectified, 0, 0, 'share').row(2) ?? [])]).toEqual([0.5, 0.5, 0]);
  // The mean of the two heads.
  expect([...meanAttention(read)]).toEqual([1, 1, 0]);
});
