/** Marks of the pointer or the focus: outlines around a row and a column, labelled at their ends, in the blank half. */
import type { MatrixLayout } from './matrix-layout';
import styles from './matrix.module.css';

/** Lines across a matrix: null for none. */
export interface Crosshair {
  readonly row: number | null;
  readonly column: number | null;
}

interface MatrixMarksProps {
  readonly count: number;
  readonly layout: MatrixLayout;
  /** CSS pixels of the whole chart. */
  readonly width: number;
  readonly label: (index: number) => string;
  readonly mark: Crosshair;
  readonly locked: Crosshair | undefined;
  readonly readout: string;
}

/** Approximate pixels of a label's character. */
const advance = 7.9;

export function MatrixMarks({ count, layout, width, label, mark, locked, readout }: MatrixMarksProps) {
  const { left, top, extent } = layout;
  return (
    <g transform={`translate(${left}, ${top})`} className={styles.marks}>
      {count > 0 && <Latest count={count} layout={layout} />}
      {locked && <Outlines at={locked} count={count} layout={layout} className={styles.locked} />}
      <Outlines at={mark} count={count} layout={layout} className={locked ? styles.hover : styles.locked} />
      <Names at={mark} count={count} layout={layout} room={width - left} label={label} />
      {readout && (
        <text x={Math.max(extent, Math.min(width - left - 10, extent + 320))} y={13} textAnchor="end" className={styles.readout}>
          {readout}
        </text>
      )}
    </g>
  );
}

/** Points at the newest row. Not animated: an animation would repaint the page in every frame. */
function Latest({ count, layout }: { readonly count: number; readonly layout: MatrixLayout }) {
  const { cell } = layout;
  return <path className={styles.latest} d={`M${count * cell + 3},${(count - 0.5) * cell}l6,-4v8z`} />;
}

interface OutlinesProps {
  readonly at: Crosshair;
  readonly count: number;
  readonly layout: MatrixLayout;
  readonly className: string | undefined;
}

/** Drawn around the cells, never over them. */
function Outlines({ at, count, layout, className }: OutlinesProps) {
  const { cell, extent } = layout;
  const { row, column } = at;
  // Around cells of a few pixels a heavier line would be wider than what it points at.
  const stroke = cell < 4 ? 1 : 1.5;
  const out = stroke / 2;
  return (
    <>
      {row !== null && row < count && (
        <rect
          className={className}
          strokeWidth={stroke}
          x={-out}
          y={row * cell - out}
          width={(row + 1) * cell + 2 * out}
          height={cell + 2 * out}
        />
      )}
      {column !== null && column < count && (
        <rect
          className={className}
          strokeWidth={stroke}
          x={column * cell - out}
          y={column * cell - out}
          width={cell + 2 * out}
          height={extent - column * cell + 2 * out}
        />
      )}
    </>
  );
}

interface NamesProps extends Omit<OutlinesProps, 'className'> {
  readonly room: number;
  readonly label: (index: number) => string;
}

function Names({ at, count, layout, room, label }: NamesProps) {
  const { cell } = layout;
  const { row, column } = at;
  const shown = row !== null && row < count ? label(row) : null;
  const end = ((row ?? 0) + 1) * cell + 6;
  const fits = shown !== null && end + shown.length * advance < room;
  return (
    <>
      {column !== null && column < count && !(layout.named && column === 0) && (
        <text className={styles.marked} x={column * cell + 4} y={column * cell - 7}>
          {label(column)}
        </text>
      )}
      {shown !== null && row !== null && (
        <text
          className={styles.marked}
          x={fits ? end : room - 2}
          y={fits ? (row + 0.5) * cell : row * cell - 5}
          dy={fits ? '0.35em' : 0}
          textAnchor={fits ? 'start' : 'end'}
        >
          {shown}
        </text>
      )}
    </>
  );
}
