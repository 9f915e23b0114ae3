/** How large a cell is drawn: always a whole number of device pixels, so that every edge is sharp. */

export interface Fit {
  /** CSS pixels of a cell's side; below 1 when a pixel is a block of cells. */
  readonly cell: number;
  /** Cells on the side of one canvas pixel's block. */
  readonly block: number;
  /** CSS pixels of a canvas pixel's side. */
  readonly pixel: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
  /** Device pixels to a CSS pixel. */
  readonly ratio: number;
  /** The most CSS pixels that a cell may have. */
  readonly largest: number;
}

/** The largest whole-pixel cell with which `rows` × `columns` of them fit; below one device pixel, blocks of cells share one. */
export function fitCells(rows: number, columns: number, { width, height, ratio, largest }: Room): Fit {
  if (rows <= 0 || columns <= 0 || width <= 0 || height <= 0) return { cell: 0, block: 1, pixel: 0 };
  // The small term allows for ratios such as 1.1, which floating point cannot represent.
  const device = Math.floor(Math.min((width * ratio) / columns, (height * ratio) / rows) + 1e-6);
  if (device >= 1) {
    const cell = Math.min(device, Math.max(1, Math.floor(largest * ratio))) / ratio;
    return { cell, block: 1, pixel: cell };
  }
  const block = Math.ceil(Math.max(columns / (width * ratio), rows / (height * ratio)) - 1e-6);
  return { cell: 1 / (ratio * block), block, pixel: 1 / ratio };
}
