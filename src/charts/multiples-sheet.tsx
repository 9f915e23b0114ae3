/** All the small matrices on one canvas: each is kept apart at its own resolution, and put in its place when one has changed. */
import { memo, useLayoutEffect, useRef } from 'react';
import { type Aggregate, type Cells, type Painted, blank, paint } from './paint';
import { paletteOf } from './palette';
import { type ColourScale, pack } from './scale';
import styles from './multiples.module.css';

export interface SheetLayout {
  /** CSS pixels of a matrix's side. */
  readonly side: number;
  /** CSS pixels that a pixel of a matrix takes. */
  readonly pixel: number;
  /** Cells on a side that a pixel stands for. */
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

interface Kept {
  readonly canvas: HTMLCanvasElement;
  painted: Painted;
}

export const MultiplesSheet = memo(function MultiplesSheet({ items, scale, aggregate, layout, ratio }: SheetProps) {
  const sheet = useRef<HTMLCanvasElement>(null);
  const kept = useRef(new Map<string, Kept>());
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
    items.forEach(({ id, cells }, i) => {
      const own = kept.current.get(id) ?? { canvas: document.createElement('canvas'), painted: blank };
      kept.current.set(id, own);
      own.painted = paint(own.canvas, own.painted, cells, scale, { block, aggregate, missing });
      const count = Math.ceil(cells.count / block);
      if (count === 0) return;
      const x = (i % columns) * pitch.x + corner.x;
      const y = Math.floor(i / columns) * pitch.y + corner.y;
      context.drawImage(own.canvas, 0, 0, count, count, x, y, count * pixel, count * pixel);
    });
  });
  return <canvas ref={sheet} className={styles.sheet} style={{ width, height }} aria-hidden="true" />;
});
