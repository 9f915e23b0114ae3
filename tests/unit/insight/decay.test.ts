import { expect, test } from 'vitest';
import { decayMatrix, decayOf, gammasOf, halfLife, headOfSlots, meanHalfLife, recallByAge } from '../../../src/insight/decay';
import type { RetentionHead } from '../../../src/decode/runs/retention-input';
import { chunkwise, compareRetentionForms, furthestApart, parallel, recurrent } from '../../../src/insight/retention-forms';

const half = Math.log(0.5);

test('half-lives: of ½ one token; RetNet’s slowest of four heads, 1 − 2⁻⁸, 177 tokens', () => {
  expect(halfLife(0.5)).toBe(1);
  expect(halfLife(Math.SQRT1_2)).toBeCloseTo(2, 12);
  expect(halfLife(1 - 2 ** -5)).toBeCloseTo(21.83, 2);
  expect(halfLife(1 - 2 ** -8)).toBeCloseTo(177.1, 1);
});

test('the half-life of a changing γ, by hand: ½ and ⅛ halve twice a token', () => {
  expect(meanHalfLife([0.5, 0.125, NaN])).toBeCloseTo(0.5, 12);
  expect(meanHalfLife([0.5, 0.5])).toBe(halfLife(0.5));
  expect(meanHalfLife([])).toBeNaN();
});

test('how a head faded, by hand: ½ and ⅛ halve twice a token, and the 0.9999 of row 0 fades nothing', () => {
  const fading = decayOf([0.9999, 0.5, NaN, 0.125]);
  expect(fading?.halfLife).toBeCloseTo(0.5, 12);
  expect([fading?.min, fading?.max]).toEqual([0.125, 0.5]);
  expect(decayOf([0.9999])).toBeNull();
  expect(decayOf([])).toBeNull();
});

test('γ and D from running sums, by hand: γ = ½ then ¼', () => {
  const sums = [half, 2 * half, 4 * half];
  expect(gammasOf(sums).slice(1)).toEqual([0.5, 0.25]);
  expect([...decayMatrix(sums, 3)]).toEqual([1, NaN, NaN, 0.5, 1, NaN, 0.125, 0.25, 1]);
  expect([...decayMatrix(sums, 2)]).toEqual([1, NaN, 0.25, 1]);
});

test('recall by hand: orthogonal keys come back alone, alike keys in the shares of what is left', () => {
  const sums = [half, 2 * half, 3 * half];
  // Three keys at right angles: nothing is in the way, however old.
  expect(recallByAge(Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), sums, 3)).toEqual([
    { age: 0, share: 1 },
    { age: 1, share: 1 },
    { age: 2, share: 1 },
  ]);
  // Three times the same key: left are 1, ½ and ¼ of 1¾.
  recallByAge(Float32Array.of(2, 2, 2), sums, 3).forEach(({ share }, age) => expect(share).toBeCloseTo(2 ** (2 - age) / 7, 12));
  // The sign of a weight does not make it less in the way.
  expect(recallByAge(Float32Array.of(-1, 1), [half, 2 * half], 2)[0]?.share).toBeCloseTo(2 / 3, 12);
  expect(recallByAge(Float32Array.of(1, 1, 1, 1, 1), [0, 0, 0, 0, 0], 3).map(({ age }) => age)).toEqual([0, 2, 4]);
});

test('a head’s part of what is kept by slot, in the order of the text', () => {
  // Two heads of width 2 in three slots; the text is in slots 2 and 0.
  const kept = Float32Array.from({ length: 12 }, (_, i) => i);
  expect([...headOfSlots(kept, [2, 0], { heads: 2, head: 1 }, 2)]).toEqual([10, 11, 2, 3]);
});

const head: RetentionHead = {
  rows: 3,
  keyWidth: 2,
  valueWidth: 1,
  q: Float32Array.of(1, 0, 1, 1, 0, 2),
  k: Float32Array.of(1, 2, 0, 1, 1, 0),
  v: Float32Array.of(1, 2, 4),
  logGamma: Float32Array.of(half, half, half),
};

test('the three forms by hand', () => {
  // o₀ = 1·1; o₁ = ½·3·1 + 1·2; o₂ = ¼·4·1 + ½·2·2 + 0·4.
  const expected = [1, 3.5, 3];
  for (const out of [parallel(head), recurrent(head), chunkwise(head, 2), chunkwise(head, 1), chunkwise(head, 8)])
    out.forEach((value, n) => expect(value).toBeCloseTo(expected[n] ?? NaN, 5));
  expect(furthestApart(Float32Array.of(1, -3), Float32Array.of(1.5, -3))).toEqual({ apart: 0.5, largest: 3 });
  // By these numbers, all powers of two and small, nothing is rounded.
  expect(compareRetentionForms({ layer: 1, heads: [head] }, 2)).toMatchObject({ layer: 1, rows: 3, chunk: 2, largest: 3.5 });
});
