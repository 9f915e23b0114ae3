/** Cells in rows on a canvas, of a few kinds; what has not changed is not painted again. */
import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { type SheetLayout, layoutSheet } from './cell-sheet-layout';
import { usePixelRatio, useSize } from './size';
import styles from './cell-sheet.module.css';

/** How a kind of cell is painted: full, as an outline, or as a dot for a place that is free. */
export interface CellPaint {
  readonly colour: string;
  readonly shape: 'full' | 'hollow' | 'dot';
}

interface CellSheetProps {
  /** [cells] each one's place in `paints`. */
  readonly cells: Uint8Array;
  readonly paints: readonly CellPaint[];
  readonly ariaLabel: string;
  /** CSS pixels of the largest cell. */
  readonly largest?: number;
}

interface Painted {
  readonly cells: Uint8Array;
  readonly layout: SheetLayout;
  readonly paints: readonly CellPaint[];
}

export const CellSheet = memo(function CellSheet({ cells, paints, ariaLabel, largest = 22 }: CellSheetProps) {
  const [box, size] = useSize<HTMLDivElement>();
  const ratio = usePixelRatio();
  const canvas = useRef<HTMLCanvasElement>(null);
  const painted = useRef<Painted | null>(null);
  const count = cells.length;
  const layout = useMemo(() => layoutSheet(count, size, ratio, largest), [count, size, ratio, largest]);
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || size.width === 0) return;
    const width = Math.round(size.width * ratio);
    const height = Math.round(Math.max(layout.rows * layout.pitch, 1) * ratio);
    const known = painted.current;
    const asBefore =
      known?.paints === paints && sameSheet(known.layout, layout) && element.width === width && element.height === height;
    // Setting a canvas's size clears it.
    if (!asBefore) {
      element.width = width;
      element.height = height;
      element.style.width = `${width / ratio}px`;
      element.style.height = `${height / ratio}px`;
    }
    const before = asBefore ? known.cells : null;
    for (let i = 0; i < Math.max(count, before?.length ?? 0); i++) {
      if (before && before[i] === cells[i]) continue;
      paintCell(context, i, paints[cells[i] ?? -1], layout, ratio);
    }
    painted.current = { cells, layout, paints };
  }, [cells, count, paints, layout, size, ratio]);
  return (
    <div ref={box} className={styles.box}>
      <canvas ref={canvas} className={styles.canvas} role="img" aria-label={ariaLabel} />
    </div>
  );
});

const sameSheet = (a: SheetLayout, b: SheetLayout): boolean => a.pitch === b.pitch && a.perRow === b.perRow;

/** @param paint undefined: no cell any more */
function paintCell(
  context: CanvasRenderingContext2D,
  index: number,
  paint: CellPaint | undefined,
  { pitch, perRow }: SheetLayout,
  ratio: number,
): void {
  const step = Math.round(pitch * ratio);
  const gap = Math.max(1, Math.round(ratio));
  const side = Math.max(1, step - gap);
  const x = (index % perRow) * step;
  const y = Math.floor(index / perRow) * step;
  context.clearRect(x, y, step, step);
  if (!paint) return;
  context.fillStyle = paint.colour;
  if (paint.shape === 'full') context.fillRect(x, y, side, side);
  else if (paint.shape === 'hollow') {
    context.fillRect(x, y, side, side);
    if (side > 2 * gap) context.clearRect(x + gap, y + gap, side - 2 * gap, side - 2 * gap);
  } else {
    const dot = Math.max(1, Math.round(side / 5));
    const inset = Math.floor((side - dot) / 2);
    context.fillRect(x + inset, y + inset, dot, dot);
  }
}
