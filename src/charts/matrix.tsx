/** A matrix of queries (rows) by keys (columns): canvas for the cells, SVG over it for axes and marks. */
import { type KeyboardEvent, type MouseEvent, type ReactNode, memo, useMemo, useRef } from 'react';
import type { AbsenceOf } from './absent';
import { MatrixAxes } from './matrix-axes';
import { MatrixCanvas } from './matrix-canvas';
import { type MatrixLayout, blankHalf, cornerBox, layoutMatrix } from './matrix-layout';
import { type Crosshair, MatrixMarks } from './matrix-marks';
import type { Cells } from './paint';
import type { ColourScale } from './scale';
import { type Size, placeIn, useLeastType, usePixelRatio, useSize } from './size';
import styles from './matrix.module.css';

export interface Cell {
  readonly row: number;
  readonly column: number;
}

interface MatrixProps {
  readonly cells: Cells;
  readonly scale: ColourScale;
  /** Name of a row or column; drawn where there is room. */
  readonly label: (index: number) => string;
  readonly ariaLabel: string;
  readonly rowsTitle: string;
  readonly columnsTitle: string;
  /** Marked row and column, by the pointer or the focus. */
  readonly mark: Crosshair;
  /** Held row and column, where they are drawn apart from `mark`. */
  readonly locked?: Crosshair;
  /** The sink: marked above its column, its name in the accent colour. */
  readonly accentColumn: number | null;
  /** Rows above which a line is drawn, such as the first that was decoded. */
  readonly markRows?: readonly number[];
  /** Which kind of absence a NaN is; without it NaN leaves paper. */
  readonly absent?: AbsenceOf;
  /** One line about the marked cell, drawn in the blank half. */
  readonly readout?: string;
  /** Says, for a block of k × k cells, what one pixel shows; drawn when cells are smaller than a pixel. */
  readonly blockNote?: (block: number) => string;
  /** Something small in the blank half, above the diagonal, given the height that it has in CSS pixels. */
  readonly inBlank?: (height: number) => ReactNode;
  /** The height that it needs, in CSS pixels: then it is in the corner, out of the way of the diagonal, and not as large as it can be. */
  readonly blankHeight?: number;
  readonly onHover: (cell: Cell | null) => void;
  readonly onLock: (cell: Cell) => void;
}

const noRows: readonly number[] = [];
/** Pixels per letter of the axes' titles, and between two of them. */
const advance = 6.5;
const gap = 24;

export const Matrix = memo(function Matrix(props: MatrixProps) {
  const { cells, scale, label, mark, onHover, onLock, markRows = noRows } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const ratio = usePixelRatio();
  const { count } = cells;
  const leastType = useLeastType();
  const layout = useMemo(() => layoutMatrix(size, count, ratio, leastType), [size, count, ratio, leastType]);
  const { cell, left, top, block } = layout;
  const under = useRef<Cell | null>(null);
  const hover = (next: Cell | null): void => {
    const known = under.current;
    if (known?.row === next?.row && known?.column === next?.column) return;
    under.current = next;
    onHover(next);
  };
  const at = (event: MouseEvent<SVGSVGElement>): Cell | null => {
    const { x, y } = placeIn(event.currentTarget, event);
    const column = Math.floor((x - left) / cell);
    const row = Math.floor((y - top) / cell);
    return row >= 0 && row < count && column >= 0 && column <= row ? { row, column } : null;
  };
  const move = (event: KeyboardEvent<SVGSVGElement>): void => {
    const from = { row: Math.min(mark.row ?? count - 1, count - 1), column: mark.column ?? 0 };
    const target = moved(event.key, from, event.shiftKey ? 10 : 1, count);
    if (target) onHover(target);
    else if (event.key === 'Enter') onLock(from);
    else return;
    event.preventDefault();
  };
  const blank = props.inBlank && boxIn(layout, size, props.blankHeight);
  const note = block > 1 ? (props.blockNote?.(block) ?? '') : '';
  // Else it stands in the blank half.
  const besideTitle = left + (props.columnsTitle.length + note.length) * advance + gap <= size.width;
  return (
    <div className={styles.matrix} ref={ref}>
      <MatrixCanvas cells={cells} scale={scale} layout={layout} absent={props.absent} />
      {/* A picture that is also a control: arrow keys move between its cells, Enter holds one. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */}
      <svg
        className={styles.overlay}
        width={size.width}
        height={size.height}
        role="application"
        aria-label={props.ariaLabel}
        data-own-keys
        tabIndex={0}
        onPointerMove={(event) => hover(at(event))}
        onPointerLeave={() => hover(null)}
        onClick={(event) => {
          const target = at(event);
          if (target) onLock(target);
        }}
        onKeyDown={move}
        onBlur={() => onHover(null)}
      >
        {cell > 0 && (
          <>
            <MatrixAxes
              count={count}
              layout={layout}
              label={label}
              rowsTitle={props.rowsTitle}
              columnsTitle={props.columnsTitle}
              accentColumn={props.accentColumn}
              markRows={markRows}
            />
            <MatrixMarks
              count={count}
              layout={layout}
              width={size.width}
              label={label}
              mark={mark}
              locked={props.locked}
              readout={props.readout ?? ''}
            />
            {note && (
              <text x={size.width - 10} y={besideTitle ? 13 : top + 18} textAnchor="end" className={styles.title}>
                {note}
              </text>
            )}
          </>
        )}
      </svg>
      {blank && (
        <div className={styles.blank} style={blank}>
          {props.inBlank?.(blank.height)}
        </div>
      )}
    </div>
  );
});

const boxIn = (layout: MatrixLayout, size: Size, height: number | undefined) =>
  height === undefined ? blankHalf(layout, size) : cornerBox(layout, size, height);

/** The cell that a key moves to, within the lower triangle; null for other keys. */
export function moved(key: string, { row, column }: Cell, by: number, count: number): Cell | null {
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(column, row - by), column };
    case 'ArrowDown':
      return { row: Math.min(count - 1, row + by), column };
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - by) };
    case 'ArrowRight':
      return { row, column: Math.min(row, column + by) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: row };
    default:
      return null;
  }
}
