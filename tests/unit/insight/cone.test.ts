/** How far a change of a token reaches, by hand. */
import { expect, test } from 'vitest';
import { coneOf, meanBehind, relativeChanges } from '../../../src/insight/cone';

test('equal streams do not differ, also where they are zero', () => {
  const stream = Float32Array.of(3, 4, 0, 0, -1, 2);
  expect([...relativeChanges(stream.slice(), stream, 2)]).toEqual([0, 0, 0]);
});

test('the length of the difference, in lengths of the original', () => {
  // (3, 4) has length 5; (3, 4) → (6, 8) moves by 5; (0, 2) → (1.5, 0) by 2.5; (1, 0) → (0, 1) by √2.
  const original = Float32Array.of(3, 4, 0, 2, 1, 0);
  const changed = Float32Array.of(6, 8, 1.5, 0, 0, 1);
  expect([...relativeChanges(changed, original, 2)]).toEqual([1, 1.25, Math.fround(Math.SQRT2)]);
});

test('what was zero has no change in parts of itself', () => {
  expect(relativeChanges(Float32Array.of(0, 1), Float32Array.of(0, 0), 2)[0]).toBeNaN();
});

test('rows are layers, columns tokens, and the mean is of those behind the change', () => {
  // Three tokens at three places of the stream, token by token.
  const cone = coneOf(Float32Array.of(0, 0, 0, 1, 2, 3, 4, 5, 6), 3, 0);
  expect(cone.rows.map((row) => [...row])).toEqual([
    [0, 1, 4],
    [0, 2, 5],
    [0, 3, 6],
  ]);
  expect(meanBehind(cone)).toBe(4.5);
  expect(meanBehind({ ...cone, changed: 1 })).toBe(6);
  expect(meanBehind({ ...cone, changed: 2 })).toBeNaN();
});
