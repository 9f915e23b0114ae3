/** The frame of a matrix and the names of its rows and columns. */
import { memo } from 'react';
import { type MatrixLayout, shorten } from './matrix-layout';
import { indexTicks } from './ticks';
import styles from './matrix.module.css';

interface MatrixAxesProps {
  readonly count: number;
  readonly layout: MatrixLayout;
  readonly label: (index: number) => string;
  readonly rowsTitle: string;
  readonly columnsTitle: string;
  readonly accentColumn: number | null;
  readonly markRows: readonly number[];
}

/** The distance from a column name to the title above it, from a row name to the title beside it, and a character's width as part of the type size. */
const titleRoom = 32;
const rowTitleRoom = 22;
/** CSS pixels between a row's name and its row. */
const rowGap = 7;
const advance = 0.61;
/** From this size on, column names are slanted, and a line of paper separates cells. */
const leaning = 15;
const apart = 8;

/** The stairs between the lower triangle and the future. */
function stairs(count: number, cell: number): string {
  if (cell < 2) return `M0,0L${count * cell},${count * cell}`;
  return `M0,0${Array.from({ length: count }, () => `h${cell}v${cell}`).join('')}`;
}

/** Lines in the colour of paper between the cells of the lower triangle. */
function gaps(count: number, cell: number): string {
  return Array.from({ length: Math.max(0, count - 1) }, (_, i) => {
    const at = (i + 1) * cell;
    return `M0,${at}H${at + cell}M${at},${i * cell}V${count * cell}`;
  }).join('');
}

export const MatrixAxes = memo(function MatrixAxes(props: MatrixAxesProps) {
  const { count, layout, label, accentColumn, markRows } = props;
  const { left, top, cell, extent, named, type } = layout;
  const every = named ? 1 : (indexTicks(count, cell, tickRoom)[1] ?? count);
  return (
    <>
      <text x={left} y={13} className={styles.title}>
        {props.columnsTitle} →
      </text>
      <text transform={`translate(13, ${top}) rotate(-90)`} textAnchor="end" className={styles.title}>
        ← {props.rowsTitle}
      </text>
      <g transform={`translate(${left}, ${top})`}>
        {cell >= apart && <path d={gaps(count, cell)} className={styles.gap} />}
        <path d={stairs(count, cell)} className={styles.frame} />
        <path d={`M0,0V${extent}H${extent}`} className={styles.frame} />
        {markRows.map((row) => (
          <path key={row} d={`M${named ? -6 : 0},${row * cell}H${row * cell}`} className={styles.markRow} />
        ))}
        {accentColumn !== null && accentColumn < count && (
          <rect
            x={accentColumn * cell}
            y={-5}
            width={Math.max(3, cell - (cell >= apart ? 1 : 0))}
            height={3}
            className={styles.accent}
          />
        )}
        <Ticks
          shown={Math.ceil(count / every)}
          every={every}
          cell={cell}
          left={left}
          top={top}
          label={named ? label : String}
          named={named}
          size={type}
          accentColumn={accentColumn}
        />
      </g>
    </>
  );
});

/** CSS pixels that a number takes along its axis. */
const tickRoom = 34;

interface TicksProps extends Pick<MatrixAxesProps, 'label' | 'accentColumn'> {
  /** Rows and columns that are named: 0, `every`, 2 · `every` … */
  readonly shown: number;
  readonly every: number;
  readonly cell: number;
  readonly left: number;
  readonly top: number;
  readonly named: boolean;
  /** CSS pixels of the type of names. */
  readonly size: number;
}

/** The names of rows and columns: drawn again when one is added, not with every row. */
const Ticks = memo(function Ticks({ shown, every, cell, left, top, label, named, size, accentColumn }: TicksProps) {
  const text = named ? { fontSize: size } : undefined;
  const turn = cell >= leaning ? -60 : -90;
  const columnName = Math.floor((top - titleRoom) / Math.sin((-turn * Math.PI) / 180) / (advance * size));
  const rowName = Math.floor((left - rowGap - rowTitleRoom) / (advance * size));
  const indices = Array.from({ length: shown }, (_, i) => i * every);
  const nameOf = (index: number, limit: number): string => (named ? shorten(label(index), limit) : String(index));
  const styleOf = (index: number) => (index === accentColumn ? styles.sink : named ? styles.name : styles.number);
  return (
    <>
      {indices.map((i) => (
        <g key={i} transform={`translate(0, ${(i + 0.5) * cell})`}>
          {named ? null : <line x1={-5} x2={-1} className={styles.tick} />}
          <text x={named ? -rowGap : -8} dy="0.35em" textAnchor="end" className={styleOf(i)} style={text}>
            {nameOf(i, rowName)}
          </text>
        </g>
      ))}
      {indices.map((i) =>
        named ? (
          <text
            key={i}
            transform={`translate(${(i + 0.5) * cell}, -10) rotate(${turn})`}
            dy="0.35em"
            className={styleOf(i)}
            style={text}
          >
            {nameOf(i, columnName)}
          </text>
        ) : (
          <g key={i} transform={`translate(${(i + 0.5) * cell}, 0)`}>
            {i === accentColumn ? null : <line y1={-5} y2={-1} className={styles.tick} />}
            <text y={-9} textAnchor="middle" className={styleOf(i)}>
              {i}
            </text>
          </g>
        ),
      )}
    </>
  );
});
