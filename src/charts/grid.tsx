/** A small matrix, a cell per number: one canvas pixel each, enlarged. */
import { type PointerEvent, memo, useLayoutEffect, useRef } from 'react';
import styles from './grid.module.css';
import type { ColourScale } from './scale';
import { placeIn } from './size';

export interface GridCell {
  readonly row: number;
  readonly column: number;
}

interface GridProps {
  /** [rows, columns] */
  readonly values: Float32Array;
  readonly columns: number;
  readonly scale: ColourScale;
  /** Width and height of a cell in CSS pixels. */
  readonly cell: readonly [width: number, height: number];
  readonly ariaLabel: string;
  readonly onHover?: (cell: GridCell | null) => void;
}

export const Grid = memo(function Grid({ values, columns, scale, cell: [width, height], ariaLabel, onHover }: GridProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const rows = values.length / columns;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || values.length === 0) return;
    const image = new ImageData(columns, rows);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < pixels.length; i++) pixels[i] = scale.packed(values[i] ?? 0);
    context.putImageData(image, 0, 0);
  }, [values, columns, rows, scale]);
  const move = (event: PointerEvent<HTMLCanvasElement>): void => {
    const { x, y } = placeIn(event.currentTarget, event);
    const row = Math.floor(y / height);
    const column = Math.floor(x / width);
    onHover?.(row >= 0 && row < rows && column >= 0 && column < columns ? { row, column } : null);
  };
  return (
    <canvas
      ref={canvas}
      className={styles.grid}
      width={columns}
      height={rows}
      style={{ width: columns * width, height: rows * height }}
      role="img"
      aria-label={ariaLabel}
      onPointerMove={move}
      onPointerLeave={() => onHover?.(null)}
    />
  );
});
