import { describe, expect, test, vi } from 'vitest';
import { type Cells, type Painted, blank, gather, paint, surfaceOf, planPaint } from '../../../src/charts/paint';
import { colourScale } from '../../../src/charts/scale';

const on: Painted = { source: 'a', scale: 'k', count: 10, block: 1, size: 64, gone: [] };
const plan = (painted: Painted, count: number, block = 1, source = 'a', scale = 'k') =>
  planPaint(painted, { source, count }, scale, block);

describe('what to paint', () => {
  test('everything at first', () => {
    expect(plan(blank, 10)).toEqual({ size: 64, resize: true, clear: false, from: 0, to: 10, count: 10 });
  });

  test('only the row that has come', () => {
    expect(plan(on, 11)).toEqual({ size: 64, resize: false, clear: false, from: 10, to: 11, count: 11 });
  });

  test('nothing when nothing has changed', () => {
    const { from, to, resize, clear } = plan(on, 10);
    expect(to - from).toBe(0);
    expect([resize, clear]).toEqual([false, false]);
  });

  test('nothing on the way back, nor on the way forward again', () => {
    const back = plan(on, 4);
    expect(back.to - back.from).toBe(0);
    const there = plan({ ...on, count: back.count }, 9);
    expect(there.to - there.from).toBe(0);
    expect(plan({ ...on, count: back.count }, 11)).toMatchObject({ from: 10, to: 11 });
  });

  test.each([
    ['another source', 'b', 'k', 1],
    ['another scale', 'a', 'l', 1],
  ])('everything, after clearing, for %s', (_, source, scale, block) => {
    expect(plan(on, 10, block, source, scale)).toMatchObject({ clear: true, from: 0, to: 10 });
  });

  test('everything for another block', () => {
    expect(plan(on, 10, 2)).toMatchObject({ clear: true, from: 0, to: 5 });
  });

  test('a canvas that is full is doubled, so that n rows cost fewer than 3 n to paint one by one', () => {
    let painted = blank;
    let rows = 0;
    let resizes = 0;
    for (let count = 1; count <= 1024; count++) {
      const { from, to, size, resize } = plan(painted, count);
      rows += to - from;
      resizes += Number(resize);
      painted = { ...on, count, size };
    }
    expect(painted.size).toBe(1024);
    expect(resizes).toBe(5);
    expect(rows).toBeLessThan(3 * 1024);
  });

  test('with blocks, the pixel row that the new row is part of; also when a block becomes part of one', () => {
    const blocks = { ...on, block: 4, count: 10 };
    expect(plan(blocks, 11, 4)).toMatchObject({ from: 2, to: 3 });
    expect(plan({ ...blocks, count: 12 }, 13, 4)).toMatchObject({ from: 3, to: 4 });
    expect(plan(blocks, 6, 4)).toMatchObject({ from: 1, to: 2, count: 6 });
  });
});

describe('a block of cells as one pixel', () => {
  const rows = [Float32Array.of(0.1, 0.9), Float32Array.of(0.2, 0.3, 0.5), null];

  test('the strongest, by magnitude', () => {
    expect([...gather(rows, 2, 2, 'strongest')]).toEqual([Math.fround(0.9), 0.5]);
    expect([...gather([Float32Array.of(-3, 2)], 1, 2, 'strongest')]).toEqual([-3]);
  });

  test('the mean of the cells that are there', () => {
    const [first = 0, second = 0] = gather(rows, 2, 2, 'mean');
    expect(first).toBeCloseTo((0.1 + 0.9 + 0.2 + 0.3) / 4, 6);
    expect(second).toBe(0.5);
  });

  test('no value where there is none', () => {
    expect([...gather([Float32Array.of(Number.NaN, 1)], 3, 1, 'mean')]).toEqual([Number.NaN, 1, Number.NaN]);
  });
});

/** What a browser gives a canvas to be painted with. */
vi.stubGlobal(
  'ImageData',
  class {
    readonly data: Uint8ClampedArray;
    constructor(width: number, height: number) {
      this.data = new Uint8ClampedArray(4 * width * height);
    }
  },
);

describe('painting', () => {
  const scale = colourScale({ stretch: 'linear', theme: 'light' });
  const brush = { block: 1, aggregate: 'strongest', missing: 0 } as const;

  /** A canvas that remembers its rows of pixels. */
  function fakeCanvas() {
    const rows = new Map<number, Uint32Array>();
    const painted: number[] = [];
    const corners = new Set<number>();
    const context = {
      putImageData(image: { data: Uint8ClampedArray }, x: number, y: number) {
        painted.push(y);
        corners.add(x);
        rows.set(y, new Uint32Array(image.data.slice().buffer));
      },
      clearRect: () => rows.clear(),
    };
    const surface = surfaceOf({ width: 0, height: 0, getContext: () => context } as unknown as HTMLCanvasElement);
    if (!surface) throw new Error('there is a context');
    return { surface, rows, painted, corners };
  }

  const cellsOf = (rows: readonly (readonly number[] | null)[], source = 'a'): Cells => ({
    source,
    count: rows.length,
    row: (r) => {
      const values = rows[r];
      return values ? Float32Array.from(values) : null;
    },
  });

  test('a cell is one pixel of its colour; the future and NaN stay transparent', () => {
    const { surface, rows } = fakeCanvas();
    paint(surface, blank, cellsOf([[1], [0.25, 0], [Number.NaN, 0.5, 0.5]]), scale, brush);
    expect([...(rows.get(1)?.subarray(0, 4) ?? [])]).toEqual([scale.packed(0.25), scale.packed(0), 0, 0]);
    expect([...(rows.get(2)?.subarray(0, 4) ?? [])]).toEqual([0, scale.packed(0.5), scale.packed(0.5), 0]);
    expect(scale.packed(0)).not.toBe(0);
  });

  test('a step paints one row; a discarded row is painted when it is back', () => {
    const { surface, rows, painted } = fakeCanvas();
    const first = paint(surface, blank, cellsOf([[1], null, [0.2, 0.3, 0.5]]), scale, brush);
    expect(first.gone).toEqual([1]);
    expect(painted.splice(0)).toEqual([0, 1, 2]);
    const second = paint(surface, first, cellsOf([[1], null, [0.2, 0.3, 0.5], [1, 0, 0, 0]]), scale, brush);
    expect(painted.splice(0)).toEqual([3]);
    expect(second.gone).toEqual([1]);
    const third = paint(surface, second, cellsOf([[1], [0.4, 0.6], [0.2, 0.3, 0.5], [1, 0, 0, 0]]), scale, brush);
    expect(painted.splice(0)).toEqual([1]);
    expect(third.gone).toEqual([]);
    expect(rows.get(1)?.[0]).toBe(scale.packed(Math.fround(0.4)));
    expect(paint(surface, third, cellsOf([[1], [0.4, 0.6]]), scale, brush)).toBe(third);
    expect(painted).toEqual([]);
  });

  test('a part of a shared canvas is painted from its corner on, and keeps the size that it was given', () => {
    const { surface, rows, painted, corners } = fakeCanvas();
    const part = { ...surface, x: 64, y: 128, resize: () => expect.unreachable('has its size') };
    const first = paint(part, { ...blank, size: 64 }, cellsOf([[1], [0.25, 0.75]]), scale, brush);
    expect([painted, [...corners]]).toEqual([[128, 129], [64]]);
    expect(rows.get(129)?.[1]).toBe(scale.packed(0.75));
    expect(first).toMatchObject({ size: 64, count: 2 });
  });
});
