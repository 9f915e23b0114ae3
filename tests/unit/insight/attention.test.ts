import { median } from 'd3-array';
import { describe, expect, test } from 'vitest';
import { Sequence } from '../../../src/decode/text/sequence';
import {
  HeadTotals,
  distance,
  entropy,
  headRow,
  inductionShare,
  moved,
  sinkMetric,
  movedShare,
  rowPlaces,
} from '../../../src/insight/attention';
import { entropyBits, surprisalBits } from '../../../src/insight/distribution';
import { TextScores } from '../../../src/insight/scores';
import type { StepTrace } from '../../../src/engine/trace';

const row = (...weights: number[]) => Float32Array.from(weights);
/** A trace of one layer with two heads. */
const trace = (index: number, first: number[], second: number[]): StepTrace => ({
  index,
  token: index,
  keys: Uint32Array.from(first, (_, i) => i),
  slots: Uint32Array.from(first, (_, i) => i),
  positions: Uint32Array.from(first, (_, i) => i),
  logits: new Float32Array(),
  layers: [{ heads: 2, attention: row(...first, ...second), values: {} }],
  values: {},
  milliseconds: 0,
});

describe('one row', () => {
  test('entropy: 0 for one token, log2 n for all alike', () => {
    expect(entropy(row(0, 1, 0))).toBe(0);
    expect(entropy(row(0.25, 0.25, 0.25, 0.25))).toBe(2);
  });

  test('where a row looks does not hang on what it adds up to', () => {
    expect(entropy(row(0.125, 0.125, 0, 0))).toBe(1);
    expect(distance(row(0.0625, 0, 0, 0.0625))).toBe(1.5);
    expect(entropy(row(0, 0))).toBeNaN();
  });

  test('mean distance to what is looked at', () => {
    // Half on itself (0 away), half three back.
    expect(distance(row(0.5, 0, 0, 0.5))).toBe(1.5);
  });

  test('induction: what followed earlier copies of the token', () => {
    // a b a: the query is the second a; after the first came b.
    expect(inductionShare(row(0.2, 0.5, 0.3), rowPlaces(3, [7, 8, 7]))).toBe(0.5);
    expect(inductionShare(row(0.5, 0.5), rowPlaces(2, [7, 8]))).toBeNull();
    // a a: what followed the first a is the query itself, which is not earlier. a a a: only the second is.
    expect(inductionShare(row(0.5, 0.5), rowPlaces(2, [7, 7]))).toBeNull();
    expect(inductionShare(row(0.25, 0.5, 0.25), rowPlaces(3, [7, 7, 7]))).toBe(0.5);
  });

  test('in a bounded cache a place is the rank of the token that stands there, and none where it has gone', () => {
    // a b c a, of which b and c are gone: what followed the first a is not there.
    expect(rowPlaces(2, [7, 8, 9, 7], Uint32Array.of(0, 3))).toEqual({ query: 3, sink: 0, previous: -1, afterCopies: [] });
    expect(rowPlaces(3, [7, 8, 9, 7], Uint32Array.of(1, 2, 3))).toEqual({ query: 3, sink: -1, previous: 1, afterCopies: [0] });
  });

  test('α·‖v‖ is not normalised', () => {
    expect([...moved(row(0.5, 0.5), [4, 2])]).toEqual([2, 1]);
  });

  test('a head’s row is its part of the trace', () => {
    expect([...(headRow(trace(1, [0.25, 0.75], [1, 0]), 0, 1) ?? [])]).toEqual([1, 0]);
  });
});

describe('a text', () => {
  test('row 0 is left out of every mean', () => {
    const totals = new HeadTotals();
    totals.add(row(1), rowPlaces(1, [0]));
    expect(totals.scores().sink).toBeNaN();
    totals.add(row(0.5, 0.5), rowPlaces(2, [0, 1]));
    totals.add(row(0.25, 0.25, 0.5), rowPlaces(3, [0, 1, 2]));
    expect(totals.scores()).toMatchObject({ sink: 0.375, previous: 0.375, distance: 0.625, entropy: 1.25 });
  });

  test('scores follow a growing text, and start again on another branch', () => {
    const traces = [trace(0, [1], [1]), trace(1, [0.5, 0.5], [1, 0]), trace(2, [0.25, 0.25, 0.5], [0, 1, 0])];
    const other = trace(2, [1, 0, 0], [1, 0, 0]);
    const scores = new TextScores();
    const text = { path: Sequence.of([0, 1, 2]), tokens: [0, 1, 2], trace: (i: number) => traces[i] };
    expect(scores.upTo(text, 2).heads[0]?.map(({ sink }) => sink)).toEqual([0.5, 1]);
    expect(scores.upTo(text, 3).heads[0]?.map(({ sink }) => sink)).toEqual([0.375, 0.5]);
    expect(scores.upTo(text, 3).sinkByRow).toEqual([[1], [0.75], [0.125]]);
    const branch = { ...text, path: Sequence.of([0, 1, 9]), trace: (i: number) => (i === 2 ? other : traces[i]) };
    expect(scores.upTo(branch, 3).heads[0]?.map(({ sink }) => sink)).toEqual([0.75, 1]);
    expect(scores.upTo(branch, 2).heads[0]?.map(({ sink }) => sink)).toEqual([0.5, 1]);
    expect(scores.upTo(branch, 3).leftOut).toBe(0);
  });

  test('a discarded row is in no mean, and is counted as left out', () => {
    const traces = [trace(0, [1], [1]), undefined, trace(2, [0.25, 0.25, 0.5], [0, 1, 0])];
    const text = { path: Sequence.of([0, 1, 2]), tokens: [0, 1, 2], trace: (i: number) => traces[i] };
    const scores = new TextScores().upTo(text, 3);
    expect(scores.heads[0]?.map(({ sink }) => sink)).toEqual([0.25, 0]);
    expect(scores.leftOut).toBe(1);
  });
});

test('token 0’s part of what a row moves, by hand: ½ · 1 of ½ · 1 + ½ · 3', () => {
  expect(movedShare(Float32Array.of(0.5, 0.5), [1, 3])).toBe(0.25);
  // What is no longer in the cache moves nothing; without token 0 its part is nothing.
  expect(movedShare(Float32Array.of(0.5, Number.NaN, 0.5), [1, 100, 3])).toBe(0.25);
  expect(movedShare(Float32Array.of(Number.NaN, 1), [1, 3])).toBe(0);
  expect(movedShare(Float32Array.of(0.5, 0.5), [1, Number.NaN])).toBeNaN();
});

test('the sink metric is the share of heads above ε (2410.10781)', () => {
  expect(sinkMetric([0.31, 0.3, 0.9, 0])).toBe(0.5);
  expect(sinkMetric([])).toBe(0);
});

test('bits: a fair coin has one, a surprise of 1/8 has three', () => {
  expect(entropyBits([0.5, 0.5])).toBe(1);
  expect(entropyBits([1, 0])).toBe(0);
  expect(surprisalBits(1 / 8)).toBe(3);
});

test('the median of an even number of values is between the two in the middle', () => {
  expect(median([4, 1, 3, Number.NaN, 2])).toBe(2.5);
  expect(median([]) ?? Number.NaN).toBeNaN();
});
