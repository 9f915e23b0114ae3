import { describe, expect, test } from 'vitest';
import { stretches } from '../../../src/panels/attention/tokens/shown';

const spans = (...args: Parameters<typeof stretches>) =>
  stretches(...args).map(({ from, to, shown }) => (shown ? `${from}–${to}` : `(${from}–${to})`));

describe('which tokens stand as chips', () => {
  test('a short text whole, a long one when asked', () => {
    expect(spans(128, 128, false)).toEqual(['0–128']);
    expect(spans(129, 129, true)).toEqual(['0–129']);
    expect(spans(0, 0, false)).toEqual(['0–0']);
  });

  test('the first and those around the cursor of a long one', () => {
    expect(spans(256, 256, false)).toEqual(['0–16', '(16–208)', '208–256']);
    expect(spans(1000, 500, false)).toEqual(['0–16', '(16–448)', '448–528', '(528–1000)']);
    expect(spans(1000, 1, false)).toEqual(['0–16', '16–32', '(32–1000)']);
  });

  test('every token is in one stretch, the cursor in a shown one, and steps within a jump move nothing', () => {
    for (let length = 1; length <= 700; length++) {
      const all = stretches(700, length, false);
      expect(all[0]?.from).toBe(0);
      expect(all.at(-1)?.to).toBe(700);
      all.slice(1).forEach(({ from }, i) => expect(from).toBe(all[i]?.to));
      expect(all.find(({ from, to }) => from < length && length <= to)?.shown).toBe(true);
    }
    expect(spans(250, 249, false)[2]?.split('–')[0]).toBe(spans(255, 255, false)[2]?.split('–')[0]);
  });
});
