import { expect, test } from 'vitest';
import { labelPlaces } from '../../../src/charts/label-places';

const at = (label: string, px: number, py: number) => ({ label, px, py });

test('to the right where there is room, else to the left', () => {
  const places = labelPlaces([at('mha', 50, 50), at('mla', 190, 50)], [0, 1], 200, 100);
  expect(places).toEqual([
    { x: 61, y: 50, end: false, far: false },
    { x: 179, y: 50, end: true, far: false },
  ]);
});

test('names of points on one spot keep clear of each other, further ones with a line; the first in order has the best place', () => {
  const points = ['one', 'two', 'three', 'four', 'five'].map((label) => at(label, 100, 60));
  const places = labelPlaces(points, [4, 0, 1, 2, 3], 200, 120);
  expect(places[4]).toEqual({ x: 111, y: 60, end: false, far: false });
  expect(places[0]).toMatchObject({ end: true, y: 60 });
  expect(places.filter((place) => place === null)).toEqual([]);
  expect(new Set(places.map((place) => `${place?.end} ${place?.y}`)).size).toBe(5);
});

test('a name for which there is no room is left out', () => {
  const points = Array.from({ length: 12 }, (_, i) => at(`point ${i}`, 60, 20));
  const places = labelPlaces(points, [...points.keys()], 130, 40);
  expect(places.filter((place) => place !== null).length).toBeLessThan(12);
  expect(places[0]).not.toBe(null);
});
