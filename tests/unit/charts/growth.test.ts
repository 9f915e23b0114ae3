/** What keeps a chart unchanged while its text grows. */
import { describe, expect, test } from 'vitest';
import { pieces, samePiece, sameValues } from '../../../src/charts/pieces';
import { roomFor, roundAbove } from '../../../src/charts/room';
import { firstBelow } from '../../../src/charts/shades';

describe('room', () => {
  test('is at least what is there and at most a quarter more, from 32 places on', () => {
    for (let count = 1; count <= 5000; count++) {
      expect(roomFor(count)).toBeGreaterThanOrEqual(count);
      if (count >= 32) expect(roomFor(count)).toBeLessThanOrEqual(1.25 * count);
    }
  });

  test('changes seldom: five times from 128 to 320 places', () => {
    const rooms = new Set(Array.from({ length: 193 }, (_, i) => roomFor(128 + i)));
    expect([...rooms]).toEqual([128, 160, 192, 224, 256, 320]);
    expect(roomFor(0)).toBe(8);
  });

  test('a round number at or above', () => {
    expect([0.3, 1, 1.01, 7.2, 10, 11, 96, 640, 0].map(roundAbove)).toEqual([0.3, 1, 1.5, 7.5, 10, 15, 100, 650, 1]);
  });
});

describe('pieces', () => {
  test('cover every place, each from where the one before it ends', () => {
    expect(pieces(0)).toEqual([]);
    expect(pieces(1)).toEqual([[0, 0]]);
    expect(pieces(65)).toEqual([[0, 64]]);
    expect(pieces(66)).toEqual([
      [0, 64],
      [64, 65],
    ]);
    expect(pieces(200)).toEqual([
      [0, 64],
      [64, 128],
      [128, 192],
      [192, 199],
    ]);
  });

  test('are the same when their own values are, NaN included', () => {
    expect(sameValues([1, Number.NaN, 3], [9, Number.NaN, 3], 1, 2)).toBe(true);
    expect(sameValues([1, 2, 3], [1, 2, 4], 1, 2)).toBe(false);
    const same = samePiece<{ values: readonly number[]; from: number; to: number; colour: string }>(['values']);
    const piece = { values: [1, 2, 3], from: 0, to: 1, colour: 'red' };
    expect(same(piece, { ...piece, values: [1, 2, 7, 8] })).toBe(true);
    expect(same(piece, { ...piece, values: [1, 5, 3] })).toBe(false);
    expect(same(piece, { ...piece, colour: 'blue' })).toBe(false);
  });
});

test('the first item of a list that ends below a height', () => {
  const places = [0, 0, 10, 10, 10, 20].map((top) => ({ top, height: 8 }));
  expect([0, 7, 8, 17, 18, 27, 28].map((height) => firstBelow(places, height))).toEqual([0, 0, 2, 2, 5, 5, 6]);
  expect(firstBelow([], 3)).toBe(0);
});
