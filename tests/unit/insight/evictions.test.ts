/** Who left the cache when, by hand. */
import { expect, test } from 'vitest';
import type { StepTrace } from '../../../src/engine/trace';
import { evictedBetween, lastEvictions } from '../../../src/insight/evictions';

const trace = (keys: readonly number[]): StepTrace => ({
  index: keys.at(-1) ?? 0,
  token: 0,
  keys: Uint32Array.from(keys),
  slots: Uint32Array.from(keys),
  positions: Uint32Array.from(keys),
  logits: new Float32Array(),
  layers: [],
  values: {},
  milliseconds: 0,
});

/** Three slots, token 0 pinned; at row 4 two tokens go at once. */
const rows = [[0], [0, 1], [0, 1, 2], [0, 2, 3], [0, 4], [0, 4, 5]].map(trace);

test('what a row no longer sees', () => {
  const [, , before, now] = rows;
  expect(before && now && evictedBetween(before, now)).toEqual([1]);
});

test('the last evictions come first, and a discarded row ends them', () => {
  const of = (index: number): StepTrace | undefined => rows[index];
  expect(lastEvictions(of, 5, 9)).toEqual([
    { token: 3, row: 4 },
    { token: 2, row: 4 },
    { token: 1, row: 3 },
  ]);
  expect(lastEvictions(of, 5, 2)).toEqual([
    { token: 3, row: 4 },
    { token: 2, row: 4 },
  ]);
  expect(lastEvictions(of, 3, 9)).toEqual([{ token: 1, row: 3 }]);
  expect(lastEvictions((index) => (index === 3 ? undefined : rows[index]), 5, 9)).toEqual([]);
  expect(lastEvictions(of, -1, 9)).toEqual([]);
});
