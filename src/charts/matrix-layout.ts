/** Position and cell size of a matrix in the room it has. */
import { type Fit, fitCells } from './fit';
import type { Size } from './size';

export interface MatrixLayout extends Fit {
  /** CSS pixels from the chart's corner to the first cell's. */
  readonly left: number;
  readonly top: number;
  /** CSS pixels of all the cells. */
  readonly extent: number;
  /** Rows and columns are large enough to be named one by one. */
  readonly named: boolean;
  /** CSS pixels of the type of their names. */
  readonly type: number;
}

/** How much higher a row is than its name, at least. */
const leading = 0.5;
const largest = 48;
const named = { left: 108, top: 116, right: 36 };
const numbered = { left: 48, top: 42, right: 10 };
const bottom = 4;

/**
 * @param count rows and columns of the matrix
 * @param leastType CSS pixels of the smallest type in which rows and columns are named
 */
export function layoutMatrix({ width, height }: Size, count: number, ratio: number, leastType = 10.5): MatrixLayout {
  const within = ({ left, top, right }: typeof named): Fit =>
    fitCells(count, count, { width: width - left - right, height: height - top - bottom, ratio, largest });
  const fit = within(named);
  if (fit.cell >= leastType + leading) {
    const type = Math.min(13, Math.max(leastType, fit.cell - 1));
    return { ...fit, left: named.left, top: named.top, extent: fit.cell * count, named: true, type };
  }
  const small = within(numbered);
  return { ...small, left: numbered.left, top: numbered.top, extent: small.cell * count, named: false, type: 13 };
}

/** The least width of the box in the blank half, in CSS pixels, where the chart has it, and the steps in which it grows with the text. */
const leastBlank = 120;
const blankStep = 16;

/**
 * About the largest box that is clear of the lower triangle: its lower left corner is on the diagonal, and it ends with the last column. It stays
 * where it is for some rows, so that what is in it is not laid out again at every one.
 */
export function blankHalf(
  { left, top, extent }: Pick<MatrixLayout, 'left' | 'top' | 'extent'>,
  { width }: Pick<Size, 'width'>,
): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  const half = Math.min(extent, blankStep * Math.ceil(extent / 2 / blankStep));
  // The frame of the matrix, and the name of a marked column.
  const clear = 6;
  const end = Math.max(left + blankStep * Math.floor(extent / blankStep), Math.min(width, left + half + clear + leastBlank));
  return { left: left + half + clear, top: top + clear, width: end - left - half - clear, height: Math.max(0, half - clear) };
}

/** The width of a legend in the corner, and what is kept free before it for the name of a marked column, in CSS pixels: at least, and at best. */
const cornerWidth = 200;
const [leastBeside, besideCorner] = [40, 100];

/** Whether a chart is wide enough for a legend of some height in the corner above the diagonal, whatever its axes are. */
export const hasCorner = (width: number, height: number): boolean => width >= named.left + height + leastBeside + cornerWidth;

/** A box for a legend of some height above the diagonal: it ends with the last column, or where it is clear of the cells and of a name. */
export function cornerBox(
  { left, top, extent }: Pick<MatrixLayout, 'left' | 'top' | 'extent'>,
  { width }: Pick<Size, 'width'>,
  height: number,
): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  const clear = left + Math.min(height, extent) + besideCorner + cornerWidth;
  const end = Math.min(width, Math.max(left + extent, clear));
  return { left: end - cornerWidth, top, width: cornerWidth, height };
}

/** A text of at most `limit` characters, a cut shown by `…`. */
export function shorten(text: string, limit: number): string {
  const characters = Array.from(text);
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : text;
}
