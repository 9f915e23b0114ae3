import { describe, expect, test } from 'vitest';
import type { StepTrace } from '../../../src/engine/trace';
import { Sequence } from '../../../src/decode/text/sequence';
import {
  type AttentionBudget,
  type Split,
  TextBudgets,
  furthestFromOne,
  budgetOf,
  budgetRow as splitRow,
} from '../../../src/insight/budget';

const nan = Number.NaN;
const row = (...weights: number[]) => Float32Array.from(weights);
/** Splits a row over the whole text, NaN for a token that is not in the cache. */
function budgetRow(weights: Float32Array, pinned: number, near: number): AttentionBudget {
  const keys = Array.from(weights.keys()).filter((key) => !Number.isNaN(weights[key]));
  return splitRow(
    weights.filter((weight) => !Number.isNaN(weight)),
    keys,
    Math.max(1, pinned),
    near,
  );
}

describe('one row', () => {
  test('sink, far, recent and self, a distance of `near` included in recent', () => {
    // Row 5, two tokens near: 3 and 4; far are 1 and 2.
    expect(budgetRow(row(0.5, 0.125, 0, 0.125, 0, 0.25), 0, 2)).toEqual({
      sink: 0.5,
      far: 0.125,
      recent: 0.125,
      self: 0.25,
      nowhere: 0,
    });
  });

  test('the first token is the sink even where none is pinned, and where it is near', () => {
    expect(budgetRow(row(0.75, 0.25), 0, 16)).toMatchObject({ sink: 0.75, recent: 0, self: 0.25 });
  });

  test('pinned tokens in the recent range count as sink', () => {
    expect(budgetRow(row(0.25, 0.25, 0.25, 0.125, 0.125), 3, 16)).toMatchObject({ sink: 0.75, recent: 0.125, self: 0.125 });
  });

  test('a row’s own token never counts as sink', () => {
    expect(budgetRow(row(0.25, 0.75), 4, 16)).toMatchObject({ sink: 0.25, self: 0.75 });
    expect(budgetRow(row(1), 4, 16)).toMatchObject({ sink: 0, self: 1 });
  });

  test('an evicted token gets nothing', () => {
    expect(budgetRow(row(0.5, nan, nan, 0.25, 0.25), 1, 2)).toEqual({ sink: 0.5, far: 0, recent: 0.25, self: 0.25, nowhere: 0 });
    expect(budgetRow(row(nan, nan, 0.5, 0.5), 1, 1)).toMatchObject({ sink: 0, recent: 0.5, self: 0.5 });
  });

  test('softmax + 1: what no token gets goes nowhere', () => {
    expect(budgetRow(row(0.125, 0, 0.0625, 0.0625), 1, 16)).toEqual({
      sink: 0.125,
      far: 0,
      recent: 0.0625,
      self: 0.0625,
      nowhere: 0.75,
    });
  });
});

describe('one row with everything kept, beside what a policy kept', () => {
  const weights = row(0.25, 0.125, 0.125, 0.0625, 0.1875, 0.25);
  const all = [0, 1, 2, 3, 4, 5];

  test('what the policy evicted is counted apart, whatever it was', () => {
    // Kept: the sink 0, and 4 and 5 of which 4 is recent. Gone: 1, 2 and 3, of which 3 would be recent.
    expect(splitRow(weights, all, 1, 2, new Set([0, 4, 5]))).toEqual({
      sink: 0.25,
      far: 0,
      recent: 0.1875,
      self: 0.25,
      nowhere: 0,
      evicted: 0.3125,
    });
    expect(splitRow(weights, all, 1, 2, new Set([2, 3, 4, 5]))).toMatchObject({
      sink: 0,
      far: 0.125,
      recent: 0.25,
      evicted: 0.375,
    });
  });

  test('nothing while nothing is gone, and then the parts are those of the row alone', () => {
    expect(splitRow(weights, all, 1, 2, new Set(all))).toEqual({ ...splitRow(weights, all, 1, 2), evicted: 0 });
  });

  test('with an extra logit all parts still add up to 1', () => {
    const { sink, far, recent, self, nowhere, evicted = 0 } = splitRow(row(0.25, 0.125, 0.125), [0, 1, 2], 1, 16, new Set([2]));
    expect([evicted, nowhere, sink + far + recent + self + nowhere + evicted]).toEqual([0.375, 0.5, 1]);
  });
});

/** A trace of one layer with two heads, of the tokens in `keys`. */
const trace = (index: number, first: number[], second: number[], keys = first.map((_, i) => i)): StepTrace => ({
  index,
  token: index,
  keys: Uint32Array.from(keys),
  slots: Uint32Array.from(keys),
  positions: Uint32Array.from(keys),
  logits: new Float32Array(),
  layers: [{ heads: 2, attention: row(...first, ...second), values: {} }],
  values: {},
  milliseconds: 0,
});

const traces: readonly StepTrace[] = [
  trace(0, [1], [1]),
  trace(1, [0.5, 0.5], [1, 0]),
  trace(2, [0.25, 0.25, 0.5], [0.5, 0.25, 0.25]),
  // Token 1 was evicted.
  trace(3, [0.5, 0.25, 0.25], [0.25, 0.5, 0.25], [0, 2, 3]),
  trace(4, [0.125, 0.125, 0.75], [0.25, 0.25, 0.5], [0, 3, 4]),
];
const other = trace(3, [0, 0, 1], [0.5, 0.5, 0], [0, 2, 3]);

/** Counts how often a trace is read. */
function textOf(path: readonly number[], all: readonly (StepTrace | undefined)[]) {
  let reads = 0;
  const text = {
    path: Sequence.of(path),
    tokens: path,
    trace(index: number) {
      reads += 1;
      return all[index];
    },
  };
  return { text, reads: () => reads };
}

const mean: Split = { behindSink: 1, near: 1, head: null };
const fromScratch = (path: readonly number[], all: readonly (StepTrace | undefined)[], split = mean) =>
  new TextBudgets().upTo(textOf(path, all).text, path.length, split);

describe('a text', () => {
  test('the mean over all heads, or one of them', () => {
    expect(budgetOf(traces[2] as StepTrace, mean)).toEqual({ sink: 0.375, far: 0, recent: 0.25, self: 0.375, nowhere: 0 });
    const second: Split = { ...mean, head: { layer: 0, head: 1 } };
    expect(budgetOf(traces[4] as StepTrace, second)).toEqual({ sink: 0.25, far: 0, recent: 0.25, self: 0.5, nowhere: 0 });
  });

  test('a step counts one row; going back counts none', () => {
    const budgets = new TextBudgets();
    const { text, reads } = textOf([0, 1, 2, 3, 4], traces);
    for (let length = 1; length <= 5; length++) {
      expect(budgets.upTo(text, length, mean)).toEqual(fromScratch([0, 1, 2, 3, 4], traces).slice(0, length));
      expect(reads()).toBe(length);
    }
    expect(budgets.upTo(text, 2, mean)).toHaveLength(2);
    expect(budgets.upTo(text, 5, mean)).toHaveLength(5);
    expect(reads()).toBe(5);
  });

  test('a branch is counted from where it leaves the text', () => {
    const budgets = new TextBudgets();
    budgets.upTo(textOf([0, 1, 2, 3, 4], traces).text, 5, mean);
    const branch = traces.with(3, other).slice(0, 4);
    const { text, reads } = textOf([0, 1, 2, 9], branch);
    expect(budgets.upTo(text, 4, mean)).toEqual(fromScratch([0, 1, 2, 9], branch));
    expect(reads()).toBe(1);
    expect(budgets.upTo(textOf([0, 1, 2, 3, 4], traces).text, 5, mean)).toEqual(fromScratch([0, 1, 2, 3, 4], traces));
  });

  test('another split is counted again', () => {
    const budgets = new TextBudgets();
    const path = [0, 1, 2, 3, 4];
    for (const split of [
      mean,
      { ...mean, behindSink: 3 },
      { ...mean, near: 2 },
      { ...mean, head: { layer: 0, head: 0 } },
      { ...mean, head: { layer: 0, head: 1 } },
    ])
      expect(budgets.upTo(textOf(path, traces).text, 5, split)).toEqual(fromScratch(path, traces, split));
  });

  test('a discarded row is unknown until it is read again, and stays known once counted', () => {
    const budgets = new TextBudgets();
    const path = [0, 1, 2];
    expect(budgets.upTo(textOf(path, [undefined, traces[1], traces[2]]).text, 3, mean)[0]).toBeNull();
    expect(budgets.upTo(textOf(path, [traces[0], undefined, traces[2]]).text, 3, mean)).toEqual(
      fromScratch(path, traces.slice(0, 3)),
    );
  });

  test('rows that were read with everything kept are split by what the text kept; one of which either is missing is unknown', () => {
    const full = [
      trace(3, [0.25, 0.25, 0.25, 0.25], [0.5, 0.125, 0.25, 0.125]),
      trace(4, [0, 0.5, 0, 0, 0.5], [0, 0.25, 0.5, 0, 0.25]),
    ];
    const split = (index: number) =>
      new TextBudgets().upTo(textOf([0, 1, 2, 3, 4], traces).text, 5, mean, (i) => full[i - 3])[index];
    // Row 3 kept 0, 2 and 3: token 1 got a quarter and an eighth.
    expect(split(3)).toEqual({ sink: 0.375, far: 0, recent: 0.25, self: 0.1875, nowhere: 0, evicted: 0.1875 });
    // Row 4 kept 0, 3 and 4.
    expect(split(4)).toEqual({ sink: 0, far: 0, recent: 0, self: 0.375, nowhere: 0, evicted: 0.625 });
    expect(split(2)).toBeNull();
  });

  test('how far rows are from adding up to 1', () => {
    const all = fromScratch([0, 1, 2], [traces[0], trace(1, [0.5, 0.25], [0.5, 0.25]), undefined]);
    expect(furthestFromOne(all)).toBe(0.25);
    expect(furthestFromOne([null])).toBe(0);
  });
});
