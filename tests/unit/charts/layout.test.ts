import { describe, expect, test } from 'vitest';
import { absentAreas, areasPath, droppedRows } from '../../../src/charts/absent';
import { arcPath, namedTokens, strongestOf } from '../../../src/charts/arcs-layout';
import { stack } from '../../../src/charts/area';
import { decimate } from '../../../src/charts/decimate';
import { dotsDomain } from '../../../src/charts/dots';
import { fitCells } from '../../../src/charts/fit';
import { moved } from '../../../src/charts/matrix';
import { layoutMatrix, shorten } from '../../../src/charts/matrix-layout';
import { neighbour } from '../../../src/charts/multiples';
import { movedBy } from '../../../src/charts/pick';
import { spread } from '../../../src/charts/spread';
import { cellUnder, cornerOf, layoutStrip } from '../../../src/charts/strip-layout';
import { indexTicks, logTicks, tickLabel } from '../../../src/charts/ticks';

describe('ticks', () => {
  test('a number as it is written', () => {
    expect([0, 0.05, 0.001, 2.5, 20, 1000, 20000, 1e-7].map(tickLabel)).toEqual([
      '0',
      '0.05',
      '0.001',
      '2.5',
      '20',
      '1000',
      '20k',
      '1e−7',
    ]);
  });

  test('powers of ten, thinned; round numbers within one power', () => {
    expect(logTicks(0.01, 100, 9)).toEqual([0.01, 0.1, 1, 10, 100]);
    expect(logTicks(1e-6, 1, 3)).toEqual([1e-6, 1e-3, 1]);
    expect(logTicks(2, 9, 5)).toEqual([2, 5]);
  });

  test('indices: every 1, 2, 5, 10 … as there is room', () => {
    expect(indexTicks(5, 20, 20)).toEqual([0, 1, 2, 3, 4]);
    expect(indexTicks(5, 10, 20)).toEqual([0, 2, 4]);
    expect(indexTicks(12, 5, 20)).toEqual([0, 5, 10]);
    expect(indexTicks(1000, 0.5, 34)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
    expect(indexTicks(0, 5, 20)).toEqual([]);
    expect(indexTicks(5, 0, 20)).toEqual([]);
  });
});

describe('cells are whole device pixels', () => {
  const room = { width: 400, height: 300, ratio: 1, largest: 30 };

  test.each([
    [1, 1, 30],
    [40, 1, 7],
    [40, 2, 7.5],
    [200, 1.5, 2 / 1.5],
  ])('%i rows at %f device pixels: %f', (count, ratio, cell) => {
    const fit = fitCells(count, count, { ...room, ratio });
    expect(fit.block).toBe(1);
    expect(fit.cell).toBeCloseTo(cell, 12);
    expect(fit.cell * ratio).toBeCloseTo(Math.round(fit.cell * ratio), 9);
    expect(fit.cell * count).toBeLessThanOrEqual(300);
  });

  test('below one, a block shares a pixel and still fits', () => {
    const fit = fitCells(1024, 1024, room);
    expect(fit).toEqual({ cell: 0.25, block: 4, pixel: 1 });
    expect(Math.ceil(1024 / fit.block) * fit.pixel).toBeLessThanOrEqual(300);
  });

  test('nothing to draw, or no room', () => {
    expect(fitCells(0, 0, room).cell).toBe(0);
    expect(fitCells(5, 5, { ...room, width: 0 }).cell).toBe(0);
  });

  test.each([1, 2, 7, 30, 64, 256, 1024])('a matrix of %i stays in its room', (count) => {
    for (const size of [
      { width: 320, height: 320 },
      { width: 1200, height: 300 },
      { width: 400, height: 900 },
    ]) {
      const { left, top, extent, cell, named } = layoutMatrix(size, count, 2);
      expect(left + extent).toBeLessThanOrEqual(size.width);
      expect(top + extent).toBeLessThanOrEqual(size.height);
      expect(extent).toBeCloseTo(cell * count, 9);
      expect(!named || cell >= 11).toBe(true);
    }
  });

  test('a matrix names its tokens where a name fits', () => {
    expect(layoutMatrix({ width: 700, height: 600 }, 30, 1).named).toBe(true);
    expect(layoutMatrix({ width: 700, height: 600 }, 100, 1).named).toBe(false);
  });
});

describe('absence', () => {
  test('runs of NaN join with the same run above', () => {
    const nan = Number.NaN;
    const rows = [[1], [nan, 1], [nan, 1, 1], [nan, nan, 1, 1]];
    const cells = { source: '', count: 4, row: (r: number) => Float32Array.from(rows[r] ?? []) };
    expect(absentAreas(cells, () => 'outside')).toEqual([
      { kind: 'outside', row: 1, rows: 2, column: 0, columns: 1 },
      { kind: 'outside', row: 3, rows: 1, column: 0, columns: 2 },
    ]);
    const kinds = absentAreas(cells, (row, column) => (row - column > 2 ? 'evicted' : 'outside')).map(({ kind }) => kind);
    expect(kinds).toEqual(['outside', 'evicted', 'outside']);
  });

  test('a discarded row is as long as it was', () => {
    expect(areasPath(droppedRows([2]), 10)).toBe('M0,20h30v10h-30z');
  });
});

describe('decimation', () => {
  test('a short series is left as it is', () => {
    expect(decimate([3, 1, 2], 100)).toEqual([0, 1, 2]);
  });

  test('keeps ends, every peak and every trough in at most two points a pixel', () => {
    const values = Array.from({ length: 5000 }, (_, i) => Math.sin(i / 50));
    values[1234] = 9;
    values[3210] = -9;
    const kept = decimate(values, 200);
    expect(kept.length).toBeLessThanOrEqual(402);
    expect(kept).toEqual([...kept].toSorted((a, b) => a - b));
    for (const index of [0, 1234, 3210, 4999]) expect(kept).toContain(index);
  });

  test('a gap stays a gap, and a value beside one is not lost', () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i >= 300 && i < 600 ? Number.NaN : 1));
    values[10] = Number.NaN;
    values[15] = 7;
    const kept = decimate(values, 50);
    expect(kept.some((i) => Number.isNaN(values[i]))).toBe(true);
    expect(kept).toContain(15);
  });
});

describe('labels', () => {
  test('are moved apart, keep their order, and stay inside', () => {
    expect(spread([50, 10, 52], 12, 100)).toEqual([50, 10, 62]);
    expect(spread([98, 99], 12, 100)).toEqual([88, 100]);
    expect(spread([Number.NaN], 12, 100)).toEqual([100]);
  });

  test('are shortened by whole characters', () => {
    expect(shorten('abcdef', 6)).toBe('abcdef');
    expect(shorten('abcdefg', 6)).toBe('abcde…');
    expect(shorten('😀😀😀', 2)).toBe('😀…');
  });
});

describe('arcs', () => {
  test('the strongest, in order', () => {
    expect(strongestOf(Float32Array.of(0.1, 0.5, 0.05, 0.35), 2)).toEqual([1, 3]);
    expect(strongestOf(Float32Array.of(1), 5)).toEqual([0]);
    // Of weights with signs, by magnitude.
    expect(strongestOf(Float32Array.of(0.1, -0.5, 0.05, 0.35), 2)).toEqual([1, 3]);
  });

  test('all tokens are named when they fit, else the first in right that do not cover each other', () => {
    expect(namedTokens(3, 20, 14, [])).toEqual([0, 1, 2]);
    expect(namedTokens(100, 2, 14, [99, 98, 0, 50])).toEqual([0, 50, 99]);
  });

  test('half an ellipse back, a loop onto itself', () => {
    expect(arcPath(100, 20, 30)).toBe('M100,0A40,30 0 0 0 20,0');
    expect(arcPath(100, 100, 14)).toMatch(/^M96,0C/);
  });
});

describe('a strip', () => {
  test('every cell is found again where it stands, none between rows and beyond the end', () => {
    for (const [count, width] of [
      [1, 300],
      [100, 320],
      [1024, 700],
    ] as const) {
      const layout = layoutStrip(count, width);
      expect(layout.left + layout.perRow * layout.pitch).toBeLessThanOrEqual(width);
      for (const index of [0, Math.floor(count / 2), count - 1]) {
        const { x, y } = cornerOf(index, layout);
        expect(cellUnder(x + 1, y + 1, count, layout)).toBe(index);
      }
      expect(cellUnder(layout.left - 1, 1, count, layout)).toBeNull();
      expect(cellUnder(layout.left + 1, layout.rows * layout.pitch + 1, count, layout)).toBeNull();
      expect(cellUnder(layout.left + 1, -1, count, layout)).toBeNull();
    }
  });
});

describe('keys', () => {
  test('in a matrix stay in the lower triangle', () => {
    expect(moved('ArrowUp', { row: 5, column: 5 }, 1, 9)).toEqual({ row: 5, column: 5 });
    expect(moved('ArrowRight', { row: 5, column: 2 }, 10, 9)).toEqual({ row: 5, column: 5 });
    expect(moved('ArrowDown', { row: 8, column: 0 }, 1, 9)).toEqual({ row: 8, column: 0 });
    expect(moved('End', { row: 4, column: 0 }, 1, 9)).toEqual({ row: 4, column: 4 });
    expect(moved('x', { row: 4, column: 0 }, 1, 9)).toBeNull();
  });

  test('in small multiples stop at the edges', () => {
    expect(neighbour('ArrowDown', 1, 4, 8)).toBe(5);
    expect(neighbour('ArrowDown', 5, 4, 8)).toBe(-1);
    expect(neighbour('ArrowLeft', 0, 4, 8)).toBe(-1);
    expect(neighbour('End', 0, 4, 8)).toBe(7);
    expect(neighbour('Enter', 0, 4, 8)).toBe(-1);
  });

  test('along a line stop at the ends', () => {
    const ends = { from: 1, to: 20 };
    expect(movedBy('ArrowRight', 19, ends, 10)).toBe(20);
    expect(movedBy('ArrowLeft', 3, ends, 1)).toBe(2);
    expect(movedBy('Home', 3, ends, 1)).toBe(1);
    expect(movedBy(' ', 3, ends, 1)).toBeNull();
  });
});

test('stacked tops are running sums', () => {
  expect(
    stack([
      [1, 2],
      [3, 4],
      [10, 20],
    ]),
  ).toEqual([
    [1, 2],
    [4, 6],
    [14, 26],
  ]);
  expect(stack([])).toEqual([]);
});

test('a logarithmic axis of dots begins at the power of ten below the least, and leaves out what has no logarithm', () => {
  const [low, high] = dotsDomain([0.5, 30, 0, -1, Number.NaN], true);
  expect(low).toBe(0.1);
  expect(high).toBeGreaterThan(30);
  expect(dotsDomain([2, 4], false)[0]).toBe(0);
  expect(dotsDomain([], true)).toEqual([0.1, 1]);
});
