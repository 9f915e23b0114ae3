import { describe, expect, test } from 'vitest';
import { type PolicySettings, fullPolicy } from '../../../src/decode/policies';
import { type ReadingSettings, unmodified } from '../../../src/decode/reader/reading-settings';
import type { StepTrace } from '../../../src/engine/trace';
import { liveAt } from '../../../src/insight/cache';
import { firstDifference } from '../../../src/insight/difference';
import { nextSlot, replacedBy } from '../../../src/insight/slots';

const trace = (keys: readonly number[], slots: readonly number[]): StepTrace =>
  ({ index: keys.at(-1) ?? 0, keys: Uint32Array.from(keys), slots: Uint32Array.from(slots) }) as StepTrace;

const reading = (policy: Partial<PolicySettings>): ReadingSettings => ({ ...unmodified, policy: { ...fullPolicy, ...policy } });

describe('the slot that is written next', () => {
  test('is the first free one, or that of the oldest token that is not pinned', () => {
    const window = reading({ kind: 'window', size: 4, pinned: 1 });
    expect(nextSlot(trace([0, 1, 2], [0, 1, 2]), unmodified, 8)).toBe(3);
    expect(nextSlot(trace([0, 1, 2], [0, 1, 2]), window, 8)).toBe(3);
    expect(nextSlot(trace([0, 5, 6, 7], [0, 2, 3, 1]), window, 8)).toBe(2);
    expect(nextSlot(trace([0, 1], [0, 1]), unmodified, 2)).toBeNull();
    // Without token 0 the one behind it is pinned.
    expect(nextSlot(trace([1, 5, 6, 7], [1, 2, 3, 0]), { ...window, dropFirst: true }, 8)).toBe(2);
  });

  test('is not known where attention decides, and is none where nothing is kept', () => {
    const keys = [0, 5, 6, 7];
    expect(nextSlot(trace(keys, [0, 1, 2, 3]), reading({ kind: 'tova', size: 4 }), 8)).toBeNull();
    expect(nextSlot(trace(keys, [0, 1, 2, 3]), reading({ kind: 'recompute', size: 9 }), 8)).toBeNull();
  });
});

test('who was in a slot before', () => {
  const before = trace([0, 1, 2, 3], [0, 1, 2, 3]);
  expect(replacedBy(trace([0, 2, 3, 4], [0, 2, 3, 1]), before)).toBe(1);
  expect(replacedBy(trace([0, 1, 2, 3, 4], [0, 1, 2, 3, 4]), before)).toBeNull();
  expect(replacedBy(before, undefined)).toBeNull();
});

test('live tokens: as the trace says, else by the budget', () => {
  const window = { ...unmodified, policy: { ...fullPolicy, kind: 'window', size: 4 } } as const;
  expect(liveAt(trace([0, 7, 8], [0, 1, 2]), 8, unmodified)).toBe(3);
  expect([liveAt(undefined, 8, unmodified), liveAt(undefined, 8, window), liveAt(undefined, 2, window)]).toEqual([9, 4, 3]);
  const dropped = { dropFirst: true };
  expect(
    [8, 4, 2, 0].map((index) => [
      liveAt(undefined, index, { ...unmodified, ...dropped }),
      liveAt(undefined, index, { ...window, ...dropped }),
    ]),
  ).toEqual([
    [8, 4],
    [4, 4],
    [2, 2],
    [1, 1],
  ]);
});

test('the first difference of two texts, as far as both reach', () => {
  expect(firstDifference([1, 2, 3], [1, 2, 4, 5])).toBe(2);
  expect(firstDifference([9, 2, 3], [1, 2, 3], 1)).toBeNull();
  expect(firstDifference([1, 2], [1, 2, 3])).toBeNull();
});
