/** Positions of a picture's bands, and the outline around the cells that have a value. */
import { type Fit, fitCells } from './fit';
import type { Size } from './size';

/** Rows of cells, one above the other; NaN where there is none. */
export type Bands = readonly Float32Array[];

export interface BandsLayout extends Fit {
  /** CSS pixels from the chart's corner to the first cell's. */
  readonly left: number;
  readonly top: number;
  /** CSS pixels of all the cells of a band. */
  readonly extent: number;
  /** CSS pixels of a band's height. */
  readonly tall: number;
}

const margin = { left: 62, top: 22, right: 12, bottom: 38 };
/** CSS pixels of a cell's width. */
const widest = 48;
/** CSS pixels of a band's height: as it is by itself, and within which it follows the chart's. */
const natural = 24;
const [lowest, highest] = [13, 72];

/** Height in CSS pixels of a chart of this many bands, its axes included. @param tall of a band */
export function chartHeight(bands: number, tall = natural): number {
  return bands * tall + margin.top + margin.bottom;
}

/** The least height at which the bands can be told apart. */
export const leastHeight = (bands: number): number => chartHeight(bands, lowest);

/** @param columns cells of a band */
export function layoutBands({ width, height }: Size, bands: number, columns: number, ratio: number): BandsLayout {
  const tall = Math.floor((height - margin.top - margin.bottom) / Math.max(1, bands));
  const inner = width - margin.left - margin.right;
  const fit = fitCells(1, columns, { width: inner, height: Infinity, ratio, largest: widest });
  return {
    ...fit,
    left: margin.left,
    top: margin.top,
    extent: fit.cell * columns,
    tall: Math.max(lowest, Math.min(highest, tall)),
  };
}

/** The column under a point in CSS pixels from the chart's corner; null beside the cells. */
export function columnUnder(x: number, y: number, bands: Bands, layout: BandsLayout): number | null {
  const { left, top, cell, tall } = layout;
  const column = Math.floor((x - left) / cell);
  const inside = y >= top && y < top + bands.length * tall && column >= 0 && column < (bands[0]?.length ?? 0);
  return inside ? column : null;
}

/** The edges between cells with a value and cells without, each run of them one stroke, for one SVG path. */
export function outline(bands: Bands, cell: number, tall: number): string {
  const columns = bands[0]?.length ?? 0;
  const has = (at: number, column: number): boolean => {
    const value = bands[at]?.[column] ?? Number.NaN;
    return !Number.isNaN(value);
  };
  const strokes: string[] = [];
  for (let at = 0; at <= bands.length; at++) {
    let from = 0;
    for (let column = 0; column <= columns; column++) {
      if (has(at, column) !== has(at, column - 1)) strokes.push(`M${column * cell},${at * tall}v${tall}`);
      if (has(at, column) !== has(at - 1, column)) continue;
      if (column > from) strokes.push(`M${from * cell},${at * tall}h${(column - from) * cell}`);
      from = column + 1;
    }
  }
  return strokes.join('');
}
