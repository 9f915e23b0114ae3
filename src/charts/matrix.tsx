/** A matrix of queries (rows) by keys (columns): canvas for the cells, SVG over it for axes and what the pointer is on. */
import { type KeyboardEvent, type PointerEvent, memo, useEffect, useRef } from 'react';
import { type Cells, type Painted, blank, paint } from './paint';
import { paletteOf } from './palette';
import { type ColourScale, pack } from './scale';
import { useSize } from './size';
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
  /** Lines across the matrix: null for none. */
  readonly mark: { readonly row: number | null; readonly column: number | null };
  /** Columns to be marked above in the accent colour. */
  readonly accentColumn: number | null;
  readonly onHover: (cell: Cell | null) => void;
  readonly onLock: (cell: Cell) => void;
}

const margin = { left: 84, top: 62, right: 10, bottom: 10 };

export const Matrix = memo(function Matrix(props: MatrixProps) {
  const { cells, scale, label, ariaLabel, mark, accentColumn, onHover, onLock } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const side = Math.max(0, Math.min(size.width - margin.left - margin.right, size.height - margin.top - margin.bottom));
  const cell = cells.count === 0 ? 0 : Math.min(28, side / cells.count);
  const at = (event: PointerEvent<SVGSVGElement>): Cell | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor((event.clientX - box.left - margin.left) / cell);
    const row = Math.floor((event.clientY - box.top - margin.top) / cell);
    return row >= 0 && row < cells.count && column >= 0 && column <= row ? { row, column } : null;
  };
  const move = (event: KeyboardEvent<SVGSVGElement>): void => {
    const row = mark.row ?? cells.count - 1;
    const column = mark.column ?? 0;
    const next: Readonly<Record<string, Cell>> = {
      ArrowUp: { row: Math.max(column, row - 1), column },
      ArrowDown: { row: Math.min(cells.count - 1, row + 1), column },
      ArrowLeft: { row, column: Math.max(0, column - 1) },
      ArrowRight: { row, column: Math.min(row, column + 1) },
    };
    const target = next[event.key];
    if (target) onHover(target);
    else if (event.key === 'Enter') onLock({ row, column });
    else return;
    event.preventDefault();
  };
  const extent = cell * cells.count;
  return (
    <div className={styles.matrix} ref={ref}>
      <CellCanvas cells={cells} scale={scale} left={margin.left} top={margin.top} cell={cell} />
      <svg
        className={styles.overlay}
        width={Math.max(0, size.width)}
        height={Math.max(0, size.height)}
        role="application"
        aria-label={ariaLabel}
        data-own-keys
        tabIndex={0}
        onPointerMove={(event) => onHover(at(event))}
        onPointerLeave={() => onHover(null)}
        onClick={(event) => {
          const target = at(event as unknown as PointerEvent<SVGSVGElement>);
          if (target) onLock(target);
        }}
        onKeyDown={move}
        onBlur={() => onHover(null)}
      >
        {cell > 0 && (
          <g transform={`translate(${margin.left}, ${margin.top})`}>
            {accentColumn !== null && (
              <rect x={accentColumn * cell} y={-6} width={Math.max(2, cell)} height={4} className={styles.accent} />
            )}
            <Labels count={cells.count} cell={cell} label={label} mark={mark} />
            <path d={`M0,0V${extent}H${extent}`} className={styles.frame} />
            {mark.row !== null && (
              <rect x={0} y={mark.row * cell} width={(mark.row + 1) * cell} height={cell} className={styles.mark} />
            )}
            {mark.column !== null && (
              <rect
                x={mark.column * cell}
                y={mark.column * cell}
                width={cell}
                height={extent - mark.column * cell}
                className={styles.mark}
              />
            )}
          </g>
        )}
        <text x={margin.left} y={12} className={styles.title}>
          {props.columnsTitle} →
        </text>
        <text x={4} y={margin.top - 10} className={styles.title}>
          {props.rowsTitle} ↓
        </text>
      </svg>
    </div>
  );
});

const CellCanvas = memo(function CellCanvas({
  cells,
  scale,
  left,
  top,
  cell,
}: {
  readonly cells: Cells;
  readonly scale: ColourScale;
  readonly left: number;
  readonly top: number;
  readonly cell: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painted = useRef<Painted>(blank);
  useEffect(() => {
    if (canvas.current)
      painted.current = paint(canvas.current, painted.current, cells, scale, pack(paletteOf(scale.theme).missing));
    if (canvas.current) {
      const { style } = canvas.current;
      // The canvas is larger than the text, so that it can grow: a pixel of it is a cell.
      style.width = `${painted.current.size * cell}px`;
      style.height = `${painted.current.size * cell}px`;
    }
  }, [cells, scale, cell]);
  return (
    <div className={styles.clip} style={{ left, top, width: cell * cells.count, height: cell * cells.count }}>
      <canvas ref={canvas} className={styles.canvas} />
    </div>
  );
});

/** As many labels as there is room for, and always those of the marked row and column. */
function Labels({
  count,
  cell,
  label,
  mark,
}: {
  readonly count: number;
  readonly cell: number;
  readonly label: (i: number) => string;
  readonly mark: MatrixProps['mark'];
}) {
  const every = Math.max(1, Math.ceil(13 / cell));
  const indices = Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every);
  const far = (marked: number | null) => (i: number) => marked === null || i === marked || Math.abs(i - marked) * cell >= 13;
  const rows = [...indices.filter((i) => far(mark.row)(i) && i !== mark.row), ...(mark.row === null ? [] : [mark.row])];
  const columns = [
    ...indices.filter((i) => far(mark.column)(i) && i !== mark.column),
    ...(mark.column === null ? [] : [mark.column]),
  ];
  return (
    <>
      {rows.map((i) => (
        <text
          key={`r${i}`}
          x={-6}
          y={(i + 0.5) * cell}
          dy="0.35em"
          textAnchor="end"
          className={i === mark.row ? styles.marked : styles.label}
        >
          {short(label(i), 11)}
        </text>
      ))}
      {columns.map((i) => (
        <text
          key={`c${i}`}
          transform={`translate(${(i + 0.5) * cell}, -9) rotate(-55)`}
          dy="0.35em"
          className={i === mark.column ? styles.marked : styles.label}
        >
          {short(label(i), 8)}
        </text>
      ))}
    </>
  );
}

const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
