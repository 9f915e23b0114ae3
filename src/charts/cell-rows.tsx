/** Rows of cells over steps or tokens, a pixel each on a canvas that is stretched to the width it has. */
import { memo, useLayoutEffect, useRef } from 'react';
import type { ColourScale } from './scale';
import styles from './cell-rows.module.css';

interface CellRowsProps {
  /** Rows of one length; NaN leaves paper. */
  readonly rows: readonly ArrayLike<number>[];
  readonly scale: ColourScale;
  /** Columns in the sink's hue, where the scale has it. */
  readonly sink?: { readonly from: number; readonly to: number };
  /** Columns that there is room for; at least as many as there are. */
  readonly room: number;
  /** CSS pixels of a row. */
  readonly height: number;
  readonly ariaLabel: string;
}

export const CellRows = memo(function CellRows({ rows, scale, sink, room, height, ariaLabel }: CellRowsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    // Kept in main memory, from which rows are written, not on a GPU.
    const context = element?.getContext('2d', { willReadFrequently: true });
    if (!element || !context || rows.length === 0) return;
    if (element.width !== room || element.height !== rows.length) [element.width, element.height] = [room, rows.length];
    const image = context.createImageData(room, rows.length);
    const pixels = new Uint32Array(image.data.buffer);
    rows.forEach((row, y) => {
      for (let x = 0; x < Math.min(row.length, room); x++) {
        const hue = sink && scale.sink && x >= sink.from && x < sink.to ? scale.sink : scale;
        pixels[y * room + x] = hue.packed(row[x] ?? Number.NaN);
      }
    });
    context.putImageData(image, 0, 0);
  }, [rows, scale, sink, room]);
  return (
    <canvas
      ref={canvas}
      className={styles.cells}
      style={{ height: height * Math.max(1, rows.length) }}
      role="img"
      aria-label={ariaLabel}
    />
  );
});
