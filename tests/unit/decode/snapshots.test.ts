import { expect, test } from 'vitest';
import { Snapshots } from '../../../src/decode/reader/snapshots';

test('the longest beginning that is short enough; what is longer is forgotten with the text', () => {
  const snapshots = new Snapshots(4);
  expect(snapshots.before(10)).toBe(null);
  for (const length of [3, 6, 9]) snapshots.add(length);
  expect(snapshots.all).toEqual([
    { index: 0, length: 3 },
    { index: 1, length: 6 },
    { index: 2, length: 9 },
  ]);
  expect(snapshots.before(8)).toEqual({ index: 1, length: 6 });
  expect(snapshots.before(2)).toBe(null);
  snapshots.truncate(6);
  expect(snapshots.before(10)).toEqual({ index: 1, length: 6 });
  // The freed index is taken before any other goes.
  expect(snapshots.add(7)).toEqual({ index: 2, length: 7 });
});

test('by hand: of 10, 20, 30 at 40 the first goes, which is furthest from it for what lies around it', () => {
  const snapshots = new Snapshots(3);
  for (const length of [10, 20, 30]) snapshots.add(length);
  // 20/30, 20/20 and 20/10 tokens, as parts of how far back they are.
  expect(snapshots.add(40)).toEqual({ index: 0, length: 40 });
  expect(snapshots.all.map(({ length }) => length)).toEqual([20, 30, 40]);
});

test('a long text keeps few, dense near its end: going back j tokens reads at most a small multiple of j again', () => {
  const snapshots = new Snapshots(32);
  const end = 5000;
  for (let length = 1; length <= end; length++) snapshots.add(length);
  expect(snapshots.all.length).toBe(32);
  expect(new Set(snapshots.all.map(({ index }) => index)).size).toBe(32);
  for (const back of [1, 2, 3, 8, 50, 400, 3000]) {
    const again = end - back - (snapshots.before(end - back)?.length ?? 0);
    expect(again, `${back} back`).toBeLessThanOrEqual(back);
  }
});
