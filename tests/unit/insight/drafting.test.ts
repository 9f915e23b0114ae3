import { expect, test } from 'vitest';
import type { DraftPass } from '../../../src/decode/drafting/draft-pass';
import type { DraftedToken, Fate } from '../../../src/decode/drafting/speculative';
import { draftVerdict, passFigures, placeFigures } from '../../../src/insight/drafting';

const place = (fate: Fate, agreement: number): DraftedToken => ({ token: 1, fate, chance: 1, agreement });
const pass = (...drafted: readonly DraftedToken[]): DraftPass => ({
  index: 0,
  first: 1,
  drafted,
  parents: drafted.map((_, i) => i - 1),
  next: { token: 1, kind: 'bonus' },
  milliseconds: { draft: 1, target: 1 },
});
const passes = [
  pass(place('accepted', 0.9), place('accepted', 0.5)),
  pass(place('rejected', 0.1), place('unread', 1)),
  pass(place('accepted', 0.5), place('rejected', 0.5)),
];

test('by place only what the rule came to counts', () => {
  expect(placeFigures(passes)).toEqual([
    { place: 1, read: 3, accepted: 2, agreement: 0.5 },
    { place: 2, read: 2, accepted: 1, agreement: 0.5 },
  ]);
  expect(placeFigures([])).toEqual([]);
});

test('passes gave 3, 1 and 2 tokens; at α = ½ and two drafted tokens 1 + ½ + ¼ are expected', () => {
  expect(passFigures(passes)).toEqual({ measured: 2, acceptance: 0.5, others: null, expected: 1.75 });
  expect(passFigures([])).toBeNull();
});

test('of several candidates one must be accepted; behind the first alone the draft goes on', () => {
  // Two places of two candidates, the second place behind the first candidate.
  const tree = (...places: readonly DraftedToken[]): DraftPass => ({ ...pass(...places), parents: [-1, -1, 0, 0] });
  const both = [
    tree(place('accepted', 0.5), place('unread', 0.5), place('rejected', 0.5), place('accepted', 0.5)),
    tree(place('rejected', 0.5), place('accepted', 0.5), place('unread', NaN), place('unread', NaN)),
  ];
  expect(placeFigures(both)).toEqual([
    { place: 1, read: 2, accepted: 2, agreement: 0.75 },
    { place: 2, read: 1, accepted: 1, agreement: 0.75 },
  ]);
  // α = β = ½: 1, and ½ + ½ · ½ for the first place, and with ½ as much again for the second.
  expect(passFigures(both)).toEqual({ measured: 2.5, acceptance: 0.5, others: 0.5, expected: 1 + 0.75 + 0.375 });
});

test('whether it pays: 4 ms a token against 5, a drafted token for a tenth of a step, a pass for two steps', () => {
  const measure = {
    tokens: 32,
    count: 5,
    candidates: 1,
    milliseconds: { plain: 4, drafted: 5 },
    draft: 0.4,
    pass: 8,
    perPass: 2,
  };
  const verdict = draftVerdict(measure);
  expect(verdict).toMatchObject({ factor: 0.8, cost: 0.1, rows: 2, pays: 'no' });
  expect(verdict.ideal).toBeCloseTo(2 / 1.5, 12);
  expect(draftVerdict({ ...measure, milliseconds: { plain: 4, drafted: 2 } })).toMatchObject({ factor: 2, pays: 'yes' });
  expect(draftVerdict({ ...measure, milliseconds: { plain: 4, drafted: 4.1 } }).pays).toBe('even');
});
