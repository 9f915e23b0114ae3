/** Paints a growing matrix on a canvas, one pixel a cell (or a block of cells), and only the part that has changed. */
import type { ColourScale } from './scale';

/** The rows of a matrix to paint; a present row is as long as the columns it may see. */
export interface Cells {
  /** Changes when painted rows are no longer valid: another head, another text. Until then rows are only added. */
  readonly source: string;
  readonly count: number;
  /**
   * Values of a row's columns, or null where its trace was discarded. The rest of a row shorter than the matrix is
   * the future; NaN leaves a cell blank (see `Matrix`'s `absent`).
   */
  row(index: number): Float32Array | null;
}

/** How the cells of a block become one pixel, where there are more cells than pixels. */
export type Aggregate = 'strongest' | 'mean';

/** What a canvas shows now. */
export interface Painted {
  readonly source: string;
  readonly scale: string;
  /** Rows that are on the canvas; may be more than are shown. */
  readonly count: number;
  /** Cells on the side of a pixel's block. */
  readonly block: number;
  /** Pixels on a side. */
  readonly size: number;
  /** Rows painted as discarded, checked again at every painting. */
  readonly gone: readonly number[];
}

export const blank: Painted = { source: '', scale: '', count: 0, block: 1, size: 0, gone: [] };

export interface PaintPlan {
  /** Pixels on a side that the canvas must have; setting them clears it. */
  readonly size: number;
  readonly resize: boolean;
  /** The canvas must be cleared first. */
  readonly clear: boolean;
  /** Rows of pixels to be painted: from … to − 1. */
  readonly from: number;
  readonly to: number;
  /** Rows of cells on the canvas afterwards. */
  readonly count: number;
}

const minSize = 64;

/** Side of a square with room for this many pixels, `before` where that is enough. */
export function sizeFor(pixels: number, before: number): number {
  // Doubling makes the whole repaints of a text of n tokens cost no more than one of 2 n.
  let size = Math.max(minSize, before);
  while (size < pixels) size *= 2;
  return size;
}

/** The rows that must be painted, and whether the canvas must be made larger or cleared first. */
export function planPaint(painted: Painted, cells: Pick<Cells, 'source' | 'count'>, scale: string, block: number): PaintPlan {
  const pixels = Math.ceil(cells.count / block);
  const size = sizeFor(pixels, painted.size);
  const resize = size !== painted.size;
  const same = painted.source === cells.source && painted.scale === scale && painted.block === block && !resize;
  if (!same) return { size, resize, clear: !resize && painted.count > 0, from: 0, to: pixels, count: cells.count };
  // Stepping back hides rows, it does not unpaint them; only a block that is now part of one has to be drawn again.
  if (cells.count <= painted.count && (block === 1 || cells.count === painted.count))
    return { size, resize, clear: false, from: pixels, to: pixels, count: painted.count };
  const from = Math.floor(Math.min(painted.count, Math.max(0, cells.count - 1)) / block);
  return { size, resize, clear: false, from, to: pixels, count: cells.count };
}

/** One row of pixels: `length` cells of the block's rows gathered to values, NaN where there is none. */
export function gather(rows: readonly (Float32Array | null)[], pixels: number, block: number, how: Aggregate): Float32Array {
  const out = new Float32Array(pixels).fill(Number.NaN);
  const seen = how === 'mean' ? new Uint32Array(pixels) : null;
  // Row by row, since adjacent numbers are read fastest.
  for (const row of rows) {
    if (!row) continue;
    const end = Math.min(row.length, pixels * block);
    for (let c = 0, p = 0, left = block; c < end; c++) {
      const value = row[c] as number;
      const before = out[p] as number;
      // Comparisons with NaN are false: the first number of a pixel is taken, and a NaN is not.
      if (seen !== null) {
        if (value === value) {
          out[p] = seen[p] === 0 ? value : before + value;
          seen[p] = (seen[p] as number) + 1;
        }
      } else if (value === value && !(Math.abs(value) <= Math.abs(before))) out[p] = value;
      left -= 1;
      if (left === 0) {
        p += 1;
        left = block;
      }
    }
  }
  if (seen !== null) for (let p = 0; p < pixels; p++) out[p] = (out[p] as number) / (seen[p] as number);
  return out;
}

/** How to paint: the block of a pixel, how it is gathered, and the colour of a discarded row (0: left blank). */
export interface Brush {
  readonly block: number;
  readonly aggregate: Aggregate;
  readonly missing: number;
}

/** A square to paint on: a whole canvas, or a part of a shared one. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly x: number;
  readonly y: number;
  /** Sets its side in pixels, and clears it. */
  resize(size: number): void;
}

/** The whole of a canvas; null where there is no drawing. */
export function surfaceOf(canvas: HTMLCanvasElement): Surface | null {
  // Kept in main memory, from which rows are written, not on a GPU.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  return { context, x: 0, y: 0, resize: (size) => ([canvas.width, canvas.height] = [size, size]) };
}

/** Brings a surface up to date and returns what it shows then. */
export function paint(surface: Surface, painted: Painted, cells: Cells, scale: ColourScale, brush: Brush): Painted {
  const plan = planPaint(painted, cells, scale.key, brush.block);
  const back = plan.from > 0 || plan.to === 0 ? painted.gone.filter((r) => r < cells.count && cells.row(r) !== null) : [];
  if (plan.from === plan.to && back.length === 0) return painted;
  const { context, x, y } = surface;
  if (plan.resize) surface.resize(plan.size);
  else if (plan.clear) context.clearRect(x, y, plan.size, plan.size);
  const gone = plan.from === 0 ? [] : painted.gone.filter((r) => !back.includes(r) && r < plan.from * brush.block);
  for (const r of new Set(back.map((row) => Math.floor(row / brush.block))))
    paintPixelRow(surface, r, plan.size, cells, scale, brush);
  for (let r = plan.from; r < plan.to; r++) gone.push(...paintPixelRow(surface, r, plan.size, cells, scale, brush));
  return { source: cells.source, scale: scale.key, count: plan.count, block: brush.block, size: plan.size, gone };
}

const rowsBySize = new Map<number, { readonly image: ImageData; readonly pixels: Uint32Array }>();

/** A clear row of pixels, the same one for every row of its size: it is copied when it is put. */
function blankRow(size: number): { readonly image: ImageData; readonly pixels: Uint32Array } {
  let row = rowsBySize.get(size);
  if (!row) {
    const image = new ImageData(size, 1);
    row = { image, pixels: new Uint32Array(image.data.buffer) };
    rowsBySize.set(size, row);
  }
  row.pixels.fill(0);
  return row;
}

/** Paints one row of pixels over what was there; returns its rows of cells that were discarded. */
function paintPixelRow(
  { context, x, y }: Surface,
  r: number,
  size: number,
  cells: Cells,
  scale: ColourScale,
  { block, aggregate, missing }: Brush,
): number[] {
  const first = r * block;
  const rows = Array.from({ length: Math.min(block, cells.count - first) }, (_, i) => cells.row(first + i));
  const whole = block === 1 ? rows[0] : null;
  const longest = Math.max(0, ...rows.map((row) => row?.length ?? 0));
  const values = whole ?? gather(rows, Math.min(size, Math.ceil(longest / block)), block, aggregate);
  const { image, pixels } = blankRow(size);
  if (rows.every((row) => row === null)) for (let c = r % 4; c <= r; c += 4) pixels[c] = missing;
  else {
    for (let c = 0; c < values.length; c++) pixels[c] = scale.packed(values[c] ?? Number.NaN);
    if (scale.sink && values.length > 0) pixels[0] = scale.sink.packed(values[0] ?? Number.NaN);
  }
  context.putImageData(image, x, y + r);
  return rows.flatMap((row, i) => (row === null ? [first + i] : []));
}
