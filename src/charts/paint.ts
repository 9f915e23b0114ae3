/** Paints a growing triangle of cells on a canvas, one pixel a cell, and never more of it than has changed. */
import type { ColourScale } from './scale';

/** What is to be painted: rows of a matrix of which each row may see columns 0 … row. */
export interface Cells {
  /** Changes when the rows that were painted are no longer true: another head, another text. */
  readonly source: string;
  readonly count: number;
  /** Values of a row's columns, or null where they were let go. */
  row(index: number): Float32Array | null;
}

/** What a canvas shows now. */
export interface Painted {
  readonly source: string;
  readonly scale: ColourScale | null;
  readonly count: number;
  /** Pixels on a side. */
  readonly size: number;
}

export const blank: Painted = { source: '', scale: null, count: 0, size: 0 };

/** The rows that must be painted, and whether the canvas must be made larger first (which clears it). */
export function planPaint(painted: Painted, cells: Cells, scale: ColourScale): { readonly from: number; readonly size: number } {
  const fits = cells.count <= painted.size;
  const same = painted.source === cells.source && painted.scale === scale && fits && cells.count >= painted.count;
  // Doubling makes the whole repaints of a text of n tokens cost no more than one of 2 n.
  let size = fits && painted.size > 0 ? painted.size : 64;
  while (size < cells.count) size *= 2;
  return { from: same ? painted.count : 0, size };
}

/** Brings a canvas up to date and returns what it shows then. */
export function paint(canvas: HTMLCanvasElement, painted: Painted, cells: Cells, scale: ColourScale, missing: number): Painted {
  const { from, size } = planPaint(painted, cells, scale);
  const context = canvas.getContext('2d');
  if (!context) return painted;
  if (size !== painted.size) {
    canvas.width = size;
    canvas.height = size;
  } else if (from === 0) {
    context.clearRect(0, 0, size, size);
  }
  for (let r = from; r < cells.count; r++) {
    const image = context.createImageData(r + 1, 1);
    const pixels = new Uint32Array(image.data.buffer);
    const values = cells.row(r);
    if (values) for (let c = 0; c <= r; c++) pixels[c] = scale.packed(values[c] ?? 0);
    else for (let c = 0; c <= r; c++) pixels[c] = c % 4 === r % 4 ? missing : 0;
    context.putImageData(image, 0, r);
  }
  return { source: cells.source, scale, count: cells.count, size };
}
