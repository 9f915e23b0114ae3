import { readFileSync } from 'node:fs';
import { extent } from 'd3-array';
import { scaleLinear, scaleLog } from 'd3-scale';
import { describe, expect, test } from 'vitest';
import { cacheLayout } from '../../../src/attention/model-layout';
import { labelBox, labelPlaces } from '../../../src/charts/label-places';
import { lossPoints } from '../../../src/insight/loss-against-bytes';
import type { CatalogueEntry } from '../../../src/model/catalogue';
import type { ModelSpec } from '../../../src/model/spec';

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

describe.each([
  [320, 220],
  [380, 250],
  [800, 600],
])('the shipped models’ points on %i × %i', (width, height) => {
  const plot = { width: width - 68, height: height - 50 };
  const { models } = JSON.parse(readFileSync('public/models/catalogue.json', 'utf8')) as { models: readonly CatalogueEntry[] };
  const layoutOf = (id: string) => cacheLayout(JSON.parse(readFileSync(`public/models/${id}/spec.json`, 'utf8')) as ModelSpec);
  const all = lossPoints(
    models.filter(({ task }) => task === 'stories'),
    layoutOf,
    256,
  );
  const x = scaleLog(extent(all, ({ bytes }) => bytes) as [number, number], [plot.width * 0.1, plot.width * 0.9]);
  const y = scaleLinear(extent(all, ({ loss }) => loss) as [number, number], [plot.height * 0.9, plot.height * 0.1]);
  const points = all.map(({ id, bytes, loss }) => at(id, x(bytes), y(loss)));

  test('no two names meet, and none is on another’s line', () => {
    const places = labelPlaces(points, [...points.keys()], plot.width, plot.height);
    const named = places.flatMap((place, i) =>
      place && points[i] ? [{ place, point: points[i], box: labelBox(points[i], place) }] : [],
    );
    expect(named.length).toBeGreaterThan(width > 400 ? all.length - 1 : 7);
    for (const [i, { box, place, point }] of named.entries()) {
      for (const [j, { box: other }] of named.entries()) {
        if (i === j) continue;
        const clear =
          box.right + 3 <= other.left || other.right + 3 <= box.left || box.bottom <= other.top || other.bottom <= box.top;
        expect([points[i]?.label, points[j]?.label, clear]).toEqual([points[i]?.label, points[j]?.label, true]);
        // Points of the line, a hundredth of its length apart.
        const on = Array.from({ length: 101 }, (_, k) => ({
          x: point.px + ((place.x - point.px) * k) / 100,
          y: point.py + ((place.y - point.py) * k) / 100,
        }));
        if (place.far)
          expect(on.filter((p) => p.x > other.left && p.x < other.right && p.y > other.top && p.y < other.bottom)).toEqual([]);
      }
    }
  });
});
