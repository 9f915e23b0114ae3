/** Cells in rows, one per slot: full, marked, or free. One path per colour, since there may be thousands of cells. */
import { memo, useId, useMemo } from 'react';
import { type Absence, NothingPatterns } from './nothing';
import { usePick } from './pick';
import { useSize } from './size';
import { type StripLayout, cellUnder, cornerOf, layoutStrip } from './strip-layout';
import styles from './strip.module.css';

interface StripProps {
  readonly count: number;
  /** Colour of a cell; null for an empty one. */
  readonly colour: (index: number) => string | null;
  /** Which kind of nothing an empty cell is; null or left out for one that was never full, a dot. */
  readonly absent?: (index: number) => Absence | null;
  /** Colour of the dots of empty cells. */
  readonly outline: string;
  readonly marked: number | null;
  readonly markColour: string;
  /** The slot written next, in a ring: a notch above its cell. */
  readonly head?: number | null;
  readonly ariaLabel: string;
  readonly onHover: (index: number | null) => void;
  readonly onLock?: (index: number) => void;
}

const notch = 8;
/** CSS pixels above and below the cells. */
const edge = notch + 2;

export const Strip = memo(function Strip(props: StripProps) {
  const { count, colour, absent, outline, marked, markColour, head = null, ariaLabel, onHover, onLock } = props;
  const [ref, { width, height: given }] = useSize<HTMLDivElement>();
  const own = useMemo(() => layoutStrip(count, width), [count, width]);
  // Its own height is that of its flexible box, so what is measured differs from it only where a panel gives more or less.
  const natural = own.rows * own.pitch + edge;
  const layout = useMemo(
    () => (given === 0 || given === natural ? own : layoutStrip(count, width, given - edge)),
    [count, width, given, natural, own],
  );
  const { pitch, rows, perRow, left } = layout;
  const height = rows * pitch + edge;
  const pick = usePick(
    { from: 0, to: Math.max(0, count - 1), at: marked, under: (x, y) => cellUnder(x, y - notch, count, layout), onHover, onLock },
    ariaLabel,
  );
  const markedAt = marked !== null && marked < count ? cornerOf(marked, layout) : null;
  const headAt = head !== null && head < count ? cornerOf(head, layout) : null;
  const every = Math.ceil(15 / pitch);
  return (
    <div ref={ref} className={styles.strip} style={{ flexBasis: natural }}>
      {width > 0 && (
        <svg className={styles.svg} width={width} height={height} {...pick}>
          <g transform={`translate(0, ${notch})`}>
            {Array.from({ length: Math.ceil(rows / every) }, (_, i) => (
              <text
                key={i}
                x={left - 7}
                y={i * every * pitch + (pitch - 1) / 2}
                dy="0.35em"
                textAnchor="end"
                className={styles.text}
              >
                {i * every * perRow}
              </text>
            ))}
            <StripCells count={count} colour={colour} absent={absent} outline={outline} layout={layout} />
            {headAt && <path d={`M${headAt.x + (pitch - 1) / 2},${headAt.y - 1}l-3.5,-6h7z`} className={styles.head} />}
            {markedAt && (
              <rect
                x={markedAt.x - 1}
                y={markedAt.y - 1}
                width={pitch + 1}
                height={pitch + 1}
                fill="none"
                stroke={markColour}
                strokeWidth={2}
              />
            )}
          </g>
        </svg>
      )}
    </div>
  );
});

type CellsProps = Pick<StripProps, 'count' | 'colour' | 'outline'> & {
  readonly absent: StripProps['absent'] | undefined;
  readonly layout: StripLayout;
};

/** The data: drawn again only when it changes, not when the pointer moves. */
const StripCells = memo(function StripCells({ count, colour, absent, outline, layout }: CellsProps) {
  const id = useId();
  const { perRow, rows } = layout;
  const fillOf = (i: number): string => {
    const kind = absent?.(i) ?? null;
    return colour(i) ?? (kind === null ? '' : `url(#${id}-${kind})`);
  };
  return (
    <>
      {absent && <NothingPatterns id={id} />}
      {Array.from({ length: rows }, (_, row) => {
        const inRow = Math.min(perRow, count - row * perRow);
        const fills = Array.from({ length: inRow }, (_cell, i) => fillOf(row * perRow + i)).join(' ');
        return <StripRow key={row} row={row} fills={fills} outline={outline} layout={layout} />;
      })}
    </>
  );
});

interface RowProps {
  readonly row: number;
  /** Each cell's fill, empty for a free one, joined by spaces: a row whose cells stay is not drawn again. */
  readonly fills: string;
  readonly outline: string;
  readonly layout: StripLayout;
}

/** A row of cells, one path for each colour. */
const StripRow = memo(function StripRow({ row, fills, outline, layout }: RowProps) {
  const side = layout.pitch - 1;
  const dot = Math.max(1, Math.round(side / 5));
  const paths = new Map<string, string>();
  fills.split(' ').forEach((fill, i) => {
    const { x, y } = cornerOf(row * layout.perRow + i, layout);
    const inset = Math.floor((side - dot) / 2);
    const cell = fill === '' ? `M${x + inset},${y + inset}h${dot}v${dot}h${-dot}z` : `M${x},${y}h${side}v${side}h${-side}z`;
    paths.set(fill, (paths.get(fill) ?? '') + cell);
  });
  return [...paths].map(([fill, d], i) => (
    // An element is drawn anew with another colour: it costs less than another element.
    // oxlint-disable-next-line react/no-array-index-key
    <path key={i} d={d} fill={fill === '' ? outline : fill} className={styles.cells} />
  ));
});
