import { expect, test } from 'vitest';
import { chartHeight, columnUnder, layoutBands, leastHeight, outline } from '../../../src/charts/bands-layout';

const nan = Number.NaN;
const bands = (...rows: number[][]) => rows.map((row) => Float32Array.from(row));

/** Every edge of a grid that an outline's strokes run over, cut to the length of a cell. */
function edges(d: string, cell: number, tall: number): string[] {
  return [...d.matchAll(/M([\d.]+),([\d.]+)([hv])([\d.]+)/g)]
    .flatMap(([, x, y, way, length]) => {
      const [column, at] = [Number(x) / cell, Number(y) / tall];
      const cells = Number(length) / (way === 'h' ? cell : tall);
      return Array.from({ length: cells }, (_, i) => (way === 'h' ? `h ${column + i} ${at}` : `v ${column} ${at + i}`));
    })
    .toSorted();
}

test('a staircase: one stroke for each of its edges', () => {
  // . . #
  // . # #
  const d = outline(bands([nan, nan, 0.5], [nan, 0, 0.5]), 10, 20);
  expect(edges(d, 10, 20)).toEqual(['h 1 1', 'h 1 2', 'h 2 0', 'h 2 2', 'v 1 1', 'v 2 0', 'v 3 0', 'v 3 1'].toSorted());
  expect(d).toContain('M10,40h20');
});

test('what lies apart is outlined apart, and nothing has no outline', () => {
  const d = outline(bands([0, nan, 0, 0]), 5, 20);
  expect(edges(d, 5, 20)).toEqual(
    ['h 0 0', 'h 0 1', 'h 2 0', 'h 2 1', 'h 3 0', 'h 3 1', 'v 0 0', 'v 1 0', 'v 2 0', 'v 4 0'].toSorted(),
  );
  expect(outline(bands([nan, nan]), 5, 24)).toBe('');
  expect(outline(bands([], []), 5, 24)).toBe('');
});

test('every edge between a cell with a value and one without, and no other', () => {
  const rows = Array.from({ length: 4 }, (_, at) =>
    Array.from({ length: 9 }, (_cell, i) => ((i * 7 + at * 5) % 3 === 0 ? nan : i)),
  );
  const has = (at: number, i: number): boolean => !Number.isNaN(rows[at]?.[i] ?? nan);
  const expected: string[] = [];
  for (let at = 0; at <= 4; at++) {
    for (let i = 0; i <= 9; i++) {
      if (i < 9 && has(at, i) !== has(at - 1, i)) expected.push(`h ${i} ${at}`);
      if (at < 4 && has(at, i) !== has(at, i - 1)) expected.push(`v ${i} ${at}`);
    }
  }
  expect(edges(outline(bands(...rows), 3, 24), 3, 24)).toEqual(expected.toSorted());
});

test('cells are whole pixels, or blocks of cells one pixel; a place finds its column, and none beside them', () => {
  const wide = layoutBands({ width: 474, height: 60 + 3 * 20 }, 3, 40, 1);
  expect(wide).toMatchObject({ cell: 10, block: 1, extent: 400, tall: 20 });
  expect(layoutBands({ width: 274, height: 120 }, 3, 1000, 1).block).toBe(5);
  const all = bands(...Array.from({ length: 3 }, () => Array.from({ length: 40 }, () => 0)));
  const { left, top } = wide;
  expect(columnUnder(left + 395, top + 3 * 20 - 1, all, wide)).toBe(39);
  expect(columnUnder(left + 400, top + 1, all, wide)).toBeNull();
  expect(columnUnder(left - 1, top + 1, all, wide)).toBeNull();
  expect(columnUnder(left + 1, top + 3 * 20, all, wide)).toBeNull();
  expect(chartHeight(3) - chartHeight(2)).toBe(24);
});

test('bands are as high as the chart lets them be, from legible to heavy', () => {
  const tall = (height: number): number => layoutBands({ width: 474, height }, 5, 40, 1).tall;
  expect([10, 60 + 5 * 20 + 4, 60 + 5 * 40, 4000].map(tall)).toEqual([13, 20, 40, 72]);
  expect(tall(leastHeight(5))).toBe(13);
  expect(tall(chartHeight(5))).toBe(24);
});
