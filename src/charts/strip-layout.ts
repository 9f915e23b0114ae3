/** Positions of a strip's cells: rows of as many as fit, a round number of them, the first of each row named. */

export interface StripLayout {
  /** CSS pixels from one cell to the next, a gap of 1 included. */
  readonly pitch: number;
  readonly perRow: number;
  readonly rows: number;
  /** CSS pixels that the rows' numbers take at the left. */
  readonly left: number;
}

const pitches = [26, 24, 22, 20, 18, 16, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5];
/** The pitches that are tried without a height to fill. */
const usual = [18, 14, 11, 9, 7];
const numberRoom = 40;
/** Rows beyond which cells are made smaller. */
const wanted = 8;

/** @param height CSS pixels that the cells may take; left out, as many as they need */
export function layoutStrip(count: number, width: number, height?: number): StripLayout {
  const of = (pitch: number): StripLayout => {
    const fit = Math.max(1, Math.floor((width - numberRoom) / pitch));
    const perRow = Math.min(Math.max(1, count), fit >= 16 ? fit - (fit % 16) : fit >= 8 ? 8 : fit);
    return { pitch, perRow, rows: Math.ceil(count / perRow), left: numberRoom };
  };
  if (height !== undefined) return pitches.map(of).find(({ rows, pitch }) => rows * pitch <= height) ?? of(pitches.at(-1) ?? 5);
  return usual.map(of).find(({ rows }) => rows <= wanted) ?? of(usual.at(-1) ?? 7);
}

/** The corner of a cell. */
export function cornerOf(index: number, { pitch, perRow, left }: StripLayout): { readonly x: number; readonly y: number } {
  return { x: left + (index % perRow) * pitch, y: Math.floor(index / perRow) * pitch };
}

/** The cell under a point, or null between and beyond them. */
export function cellUnder(x: number, y: number, count: number, { pitch, perRow, left }: StripLayout): number | null {
  const column = Math.floor((x - left) / pitch);
  const index = Math.floor(y / pitch) * perRow + column;
  return column >= 0 && column < perRow && y >= 0 && index < count ? index : null;
}
