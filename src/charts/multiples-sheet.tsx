/** All the small matrices on one canvas: each is kept at the data's resolution on another canvas, and drawn here when one has changed. */
import { memo, useLayoutEffect, useRef } from 'react';
import { type Aggregate, type Brush, type Cells, type Painted, blank, paint, sizeFor, surfaceOf } from './paint';
import { paletteOf } from './palette';
import { type ColourScale, pack } from './scale';
import styles from './multiples.module.css';

export interface SheetLayout {
  /** CSS pixels of a matrix's side. */
  readonly side: number;
  /** CSS pixels that a pixel of a matrix takes. */
  readonly pixel: number;
  /** Cells on the side of a pixel's block. */
  readonly block: number;
  readonly columns: number;
  /** CSS pixels from one item to the next. */
  readonly pitch: { readonly x: number; readonly y: number };
  /** CSS pixels from an item's corner to its matrix. */
  readonly corner: { readonly x: number; readonly y: number };
}

interface SheetProps {
  readonly items: readonly { readonly id: string; readonly cells: Cells }[];
  readonly scale: ColourScale;
  readonly aggregate: Aggregate;
  readonly layout: SheetLayout;
  readonly ratio: number;
}

/** The matrices at their own resolution, each in a square of one canvas: passing a canvas costs more than painting a row. */
class Atlas {
  readonly canvas = document.createElement('canvas');
  readonly #parts = new Map<string, { readonly place: number; painted: Painted }>();
  #size = 0;
  #columns = 0;

  /** Makes room for a square of at least this many pixels for each; clears all where one is new or too small. */
  fit(ids: readonly string[], pixels: number): void {
    const size = sizeFor(pixels, this.#size);
    if (size === this.#size && ids.every((id) => this.#parts.has(id))) return;
    this.#size = size;
    this.#columns = Math.ceil(Math.sqrt(ids.length));
    this.canvas.width = this.#columns * size;
    this.canvas.height = Math.ceil(ids.length / this.#columns) * size;
    this.#parts.clear();
    for (const [place, id] of ids.entries()) this.#parts.set(id, { place, painted: { ...blank, size } });
  }

  /** Brings a matrix up to date. @returns where its square begins */
  paint(id: string, cells: Cells, scale: ColourScale, brush: Brush): { readonly x: number; readonly y: number } {
    const part = this.#parts.get(id);
    const whole = surfaceOf(this.canvas);
    const x = ((part?.place ?? 0) % this.#columns) * this.#size;
    const y = Math.floor((part?.place ?? 0) / this.#columns) * this.#size;
    if (part && whole) part.painted = paint({ ...whole, x, y }, part.painted, cells, scale, brush);
    return { x, y };
  }
}

export const MultiplesSheet = memo(function MultiplesSheet({ items, scale, aggregate, layout, ratio }: SheetProps) {
  const sheet = useRef<HTMLCanvasElement>(null);
  const kept = useRef<Atlas>(null);
  const { columns, pitch, corner, block, pixel } = layout;
  const width = columns * pitch.x;
  const height = Math.ceil(items.length / columns) * pitch.y;
  useLayoutEffect(() => {
    const target = sheet.current;
    const context = target?.getContext('2d');
    if (!target || !context) return;
    const missing = pack(paletteOf(scale.theme).missing);
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (target.width !== w || target.height !== h) [target.width, target.height] = [w, h];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.imageSmoothingEnabled = false;
    kept.current ??= new Atlas();
    const atlas = kept.current;
    const counts = items.map(({ cells }) => Math.ceil(cells.count / block));
    atlas.fit(
      items.map(({ id }) => id),
      Math.max(0, ...counts),
    );
    // Painted first and drawn afterwards, so that the canvas is read once as a whole.
    const from = items.map(({ id, cells }) => atlas.paint(id, cells, scale, { block, aggregate, missing }));
    for (const [i, count] of counts.entries()) {
      if (count === 0) continue;
      const x = (i % columns) * pitch.x + corner.x;
      const y = Math.floor(i / columns) * pitch.y + corner.y;
      const { x: left, y: top } = from[i] ?? { x: 0, y: 0 };
      context.drawImage(atlas.canvas, left, top, count, count, x, y, count * pixel, count * pixel);
    }
  });
  return <canvas ref={sheet} className={styles.sheet} style={{ width, height }} aria-hidden="true" />;
});
