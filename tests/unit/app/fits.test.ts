import { expect, test } from 'vitest';
import { fitsOf } from '../../../src/app/fits';

test('a place says below which heights it is and from which shapes', () => {
  // 16 pixels to a rem: 20, 24, 40 and 44 rem are 320, 384, 640 and 704 pixels.
  expect(fitsOf(400, 800, 16)).toBe('');
  expect(fitsOf(400, 704, 16)).toBe('');
  expect(fitsOf(400, 703, 16)).toBe('below-44rem');
  expect(fitsOf(900, 600, 16)).toBe('below-40rem below-44rem from-3:2');
  expect(fitsOf(899, 600, 16)).toBe('below-40rem below-44rem');
  expect(fitsOf(640, 319, 16)).toBe('below-20rem below-24rem below-40rem below-44rem from-3:2 from-2:1');
  // Larger text makes the same place lower.
  expect(fitsOf(400, 800, 20)).toBe('below-44rem');
});
