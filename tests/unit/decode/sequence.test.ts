import { describe, expect, test } from 'vitest';
import { Sequence } from '../../../src/decode/text/sequence';

const numbers = (count: number, from = 0): number[] => Array.from({ length: count }, (_, i) => from + i);
// Around every size at which the trie becomes one level higher.
const sizes = [0, 1, 2, 31, 32, 33, 1023, 1024, 1025, 1056, 32_767, 32_768, 32_769, 33_800];

describe('a sequence', () => {
  test('grown one by one, and made at once, holds what an array would', () => {
    let grown = Sequence.of<number>([]);
    for (let i = 0; i < 33_800; i++) grown = grown.push(i);
    for (const size of sizes) {
      const made = Sequence.of(numbers(size));
      expect(made.length).toBe(size);
      expect(made.slice()).toEqual(numbers(size));
      expect(grown.take(size).slice()).toEqual(numbers(size));
      expect([made.at(-1), made.at(size), made.at(0)]).toEqual([numbers(size).at(-1), undefined, size > 0 ? 0 : undefined]);
    }
    expect([...grown]).toEqual(numbers(33_800));
    expect(grown.slice(32_760, 32_772)).toEqual(numbers(12, 32_760));
  });

  test('goes on from where it was cut, at any length, and leaves what it was cut from as it was', () => {
    const whole = Sequence.of(numbers(33_800));
    for (const size of sizes) {
      let branch = whole.take(size);
      for (let i = 0; i < 40; i++) branch = branch.push(-1 - i);
      expect(branch.slice(Math.max(0, size - 40))).toEqual([
        ...numbers(Math.min(size, 40), Math.max(0, size - 40)),
        ...numbers(40).map((i) => -1 - i),
      ]);
    }
    expect(whole.slice()).toEqual(numbers(33_800));
  });

  test('has another value at one place, and the old one where it was', () => {
    const before = Sequence.of(numbers(1100));
    const after = before.set(1024, -5);
    expect(after.slice()).toEqual(numbers(1100).with(1024, -5));
    expect(before.at(1024)).toBe(1024);
    expect(() => before.set(1100, 0)).toThrow('has no place 1100');
    expect(() => before.set(-1, 0)).toThrow('has no place -1');
  });

  test('says how far two are the same, whether they share anything or not', () => {
    const whole = Sequence.of(numbers(33_800));
    for (const size of sizes) {
      const shared = whole.take(size);
      expect(whole.common(shared)).toBe(size);
      expect(shared.common(whole)).toBe(size);
      expect(shared.push(-1).common(whole)).toBe(size);
      expect(Sequence.of(numbers(size)).push(-1).common(whole)).toBe(size);
    }
    expect(whole.set(0, -1).common(whole)).toBe(0);
    expect(whole.set(31, -1).common(whole.set(40, -1))).toBe(31);
    expect(Sequence.of([Number.NaN, 1]).common(Sequence.of([Number.NaN, 2]))).toBe(1);
  });

  test('looks only at what is not shared', () => {
    const whole = Sequence.of(numbers(30_000).map((i) => ({ i })));
    // Values that would be compared one by one: those of two leaves at most.
    const is = Object.is;
    const cut = whole.take(20_000).push({ i: -1 });
    let [compared, common] = [0, 0];
    Object.is = (a, b) => {
      compared += 1;
      return is(a, b);
    };
    try {
      common = cut.common(whole);
    } finally {
      Object.is = is;
    }
    expect(common).toBe(20_000);
    expect(compared).toBeLessThan(64);
  });
});
