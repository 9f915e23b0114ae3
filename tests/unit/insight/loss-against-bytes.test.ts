import { expect, test } from 'vitest';
import type { CacheLayout } from '../../../src/attention/cache-layout';
import { lossPoints } from '../../../src/insight/loss-against-bytes';
import type { CatalogueEntry } from '../../../src/model/catalogue';

const entry = (id: string, validationLoss: number): CatalogueEntry => ({ id, name: id, validationLoss }) as CatalogueEntry;
const layout = (perToken: number, constant: number): CacheLayout =>
  (['token', 'constant'] as const).map((per) => ({
    name: per,
    layer: 0,
    per,
    shape: [{ name: 'numbers', size: per === 'token' ? perToken : constant }],
    bytesPerElement: 4,
    forDisplay: false,
  }));
const layouts: Readonly<Record<string, CacheLayout>> = { wide: layout(100, 0), narrow: layout(25, 0), state: layout(0, 5000) };

const at = (tokens: number) =>
  lossPoints([entry('wide', 2.6), entry('narrow', 2.7), entry('state', 2.65), entry('missing', 1)], (id) => layouts[id], tokens);

test('bytes at a length by hand: 4 · (per token · n + constant), by rising bytes', () => {
  expect(at(10).map(({ id, bytes, perToken }) => [id, bytes, perToken])).toEqual([
    ['narrow', 1000, 100],
    ['wide', 4000, 400],
    ['state', 20_000, 0],
  ]);
});

test('a loss that was measured with tokens ahead in view is no point, and beats none', () => {
  const leaking = { ...entry('narrow', 0.01), leak: [{ step: 100, asTrained: 0.01, asDecoded: 5 }] };
  const points = lossPoints([entry('wide', 2.6), leaking], (id) => layouts[id], 10);
  expect(points.map(({ id, best }) => [id, best])).toEqual([['wide', true]]);
});

test('a point is unbeaten while none is both smaller and better; a constant state wins on long texts', () => {
  expect(at(10).map(({ id, best }) => [id, best])).toEqual([
    ['narrow', true],
    ['wide', true],
    ['state', false],
  ]);
  expect(at(1000).map(({ id, best }) => [id, best])).toEqual([
    ['state', true],
    ['narrow', false],
    ['wide', true],
  ]);
});
