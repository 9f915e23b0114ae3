import { beforeEach, expect, test } from 'vitest';
import { Sequence } from '../../../src/decode/text/sequence';
import { TraceHistory } from '../../../src/decode/text/trace-history';
import type { StepTrace } from '../../../src/engine/trace';

/** 40 bytes. */
const trace = (index: number): StepTrace => ({
  index,
  token: 0,
  keys: new Uint32Array(),
  slots: new Uint32Array(),
  positions: new Uint32Array(),
  logits: new Float32Array(10),
  layers: [],
  values: {},
  milliseconds: 0,
});

let history: TraceHistory;
beforeEach(() => {
  history = new TraceHistory(200);
});

const held = (from = 0, to = 40): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i).filter((node) => history.get(node) !== undefined);

/** Reads nodes that stand at these places of a path, in this order. */
function read(path: readonly number[], places: readonly number[]): void {
  const whole = Sequence.of(path);
  for (const index of places) history.set(path[index] ?? 0, trace(index), whole);
}

const first = [0, 1, 2, 3, 4, 5, 6, 7];

test('the oldest of one text goes', () => {
  read(first, [0, 1, 2, 3, 4, 5, 6]);
  expect(held()).toEqual([2, 3, 4, 5, 6]);
  expect(history.bytes).toBe(200);
});

test('what is on another branch goes first, however new', () => {
  read(first, [0, 1, 2, 3, 4]);
  const branch = [0, 1, 12, 13, 14];
  read(branch, [2]);
  expect(held()).toEqual([0, 1, 3, 4, 12]);
  read(branch, [3]);
  expect(held()).toEqual([0, 1, 4, 12, 13]);
  read(branch, [4]);
  expect(held()).toEqual([0, 1, 12, 13, 14]);
});

test('also after everything held was of one text for long, and back on the first branch', () => {
  read(first, [0, 1, 2, 3, 4, 5, 6]);
  const branch = [0, 1, 2, 3, 14, 15, 16];
  read(branch, [4]);
  expect(held()).toEqual([2, 3, 5, 6, 14]);
  read(branch, [5, 6]);
  expect(held()).toEqual([2, 3, 14, 15, 16]);
  read(first, [4]);
  expect(held()).toEqual([2, 3, 4, 15, 16]);
});

test('a branch that was read within the bound is known to be off the path when the bound is reached', () => {
  read(first, [0, 1, 2]);
  read([0, 1, 12], [2]);
  read(first, [3, 4]);
  expect(held()).toEqual([0, 1, 2, 3, 4]);
});

test('one trace larger than the bound stays, alone', () => {
  history = new TraceHistory(30);
  read(first, [0, 1]);
  expect(held()).toEqual([1]);
});
