/** Kinds of heads, on a text whose shares are worked out by hand. */
import { expect, test } from 'vitest';
import { Sequence } from '../../../src/decode/text/sequence';
import type { StepTrace } from '../../../src/engine/trace';
import { headKindsOf, kindOf } from '../../../src/insight/head-kinds';

/** Token 5 comes again at 3, token 7 at 4. */
const tokens = Sequence.of([9, 5, 7, 5, 7]);
const rows = [[1], [0.6, 0.4], [0.6, 0.3, 0.1], [0.6, 0, 0.4, 0]];
const trace = (index: number): StepTrace => {
  const keys = Uint32Array.from({ length: index + 1 }, (_, key) => key);
  const layers = [{ heads: 1, attention: Float32Array.from(rows[index] ?? []), values: {} }];
  return { index, token: 0, keys, slots: keys, positions: keys, logits: new Float32Array(), layers, values: {}, milliseconds: 0 };
};
const text = { path: Sequence.of([0, 1, 2, 3, 4]), tokens, trace };

test('mean shares, with column 0 and without it', () => {
  const found = headKindsOf(text, 4)[0]?.[0];
  const wanted = {
    // Rows 2 and 3 give 0.3 and 0.4 to the token before; row 3 gives 0.4 to what followed the copy of its own; rows 2 and 3 give 0.3 and 0.4 to copies
    // of what comes next. Without column 0 every row is divided by 0.4.
    whole: { sink: 0.6, previous: 0.35, induction: 0.4, retrieval: 0.35 },
    without: { sink: 0, previous: 0.875, induction: 1, retrieval: 0.875 },
  };
  for (const on of ['whole', 'without'] as const)
    for (const kind of ['sink', 'previous', 'induction', 'retrieval'] as const)
      expect(found?.[on][kind]).toBeCloseTo(wanted[on][kind], 6);
  expect(found && kindOf(found.whole)).toBe('sink');
  expect(found && kindOf(found.without)).toBe('induction');
});

test('no kind below the threshold, or where nothing is known', () => {
  expect(kindOf({ sink: 0.3, previous: 0.2, induction: 0.1, retrieval: Number.NaN })).toBe('other');
  expect(kindOf({ sink: Number.NaN, previous: Number.NaN, induction: Number.NaN, retrieval: 0.4 })).toBe('retrieval');
  expect(headKindsOf(text, 1)).toEqual([]);
});
