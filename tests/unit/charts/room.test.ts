/** What charts make of the room that they are given. */
import { describe, expect, test } from 'vitest';
import { barsWithin } from '../../../src/charts/bars';
import { cornerBox, hasCorner } from '../../../src/charts/matrix-layout';
import { labelRoom, layoutMultiples } from '../../../src/charts/multiples-layout';
import { layoutStrip } from '../../../src/charts/strip-layout';

describe('small multiples', () => {
  const side = ({ columns, side: one }: { columns: number; side: number }, count: number) => ({
    width: columns * (one + 8) + (columns - 1) * 10,
    height: Math.ceil(count / columns) * (one + 8 + 19) + (Math.ceil(count / columns) - 1) * 10,
  });

  test.each([
    [16, 4, 300, 700],
    [16, 4, 900, 300],
    [16, 4, 500, 560],
    [6, 2, 400, 240],
    [1, 1, 300, 240],
  ])('%i in groups of %i are in %i × %i, as large as whole or even parts of a group allow', (count, group, width, height) => {
    const layout = layoutMultiples(count, group, { width, height });
    const taken = side(layout, count);
    expect(layout.side).toBeGreaterThan(0);
    expect(taken.width).toBeLessThanOrEqual(width);
    expect(taken.height).toBeLessThanOrEqual(height);
    expect(layout.columns % group === 0 || group % layout.columns === 0).toBe(true);
  });

  test('an item is at least as wide as its label', () => {
    const label = labelRoom(['L0.H0', 'L10.H1']);
    expect(label).toBeGreaterThanOrEqual(6 * 7);
    // Four columns of 250 pixels have 55 each, less their padding.
    expect(layoutMultiples(16, 4, { width: 250, height: 500 }, label).columns).toBe(4);
    expect(layoutMultiples(16, 4, { width: 200, height: 500 }, label).columns).toBeLessThan(4);
  });

  test('columns follow the shape of the box', () => {
    const columns = (width: number, height: number) => layoutMultiples(16, 4, { width, height }).columns;
    expect([columns(200, 900), columns(500, 560), columns(1600, 300)]).toEqual([2, 4, 8]);
  });
});

test('bars: as many as fit between the names and the others; fingers need higher ones', () => {
  const limits = { least: 3, most: 40 };
  expect([0, 48 + 5 * 24, 48 + 5 * 24 + 23, 5000].map((height) => barsWithin(height, false, limits))).toEqual([3, 5, 5, 40]);
  expect(barsWithin(48 + 5 * 40, true, limits)).toBe(5);
});

test('a strip with a height to fill has the largest cells that fit', () => {
  for (const height of [60, 120, 400]) {
    const { pitch, rows } = layoutStrip(256, 640, height);
    expect(rows * pitch).toBeLessThanOrEqual(height);
  }
  expect(layoutStrip(256, 640, 400).pitch).toBeGreaterThan(layoutStrip(256, 640, 60).pitch);
});

test.each([
  ['many small cells', { left: 48, top: 42, extent: 348 }, 505],
  ['a few large ones', { left: 108, top: 116, extent: 96 }, 505],
  ['much room', { left: 48, top: 42, extent: 700 }, 1800],
])('a legend in the corner is clear of the diagonal and inside the chart: %s', (_, layout, width) => {
  const height = 124;
  expect(hasCorner(width, height)).toBe(true);
  const box = cornerBox(layout, { width }, height);
  expect(box.left + box.width).toBeLessThanOrEqual(width);
  // The cells of the last row beside the box end where the diagonal is.
  expect(box.left).toBeGreaterThanOrEqual(layout.left + Math.min(height, layout.extent));
  expect(box.top).toBeGreaterThanOrEqual(layout.top);
});
