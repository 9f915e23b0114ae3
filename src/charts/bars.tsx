/** Horizontal bars, one per row: a label, a bar, an outline for a second value, numbers in columns. A row can be pressed. */
import { type CSSProperties, type KeyboardEvent, memo } from 'react';
import styles from './bars.module.css';

export interface Bar {
  readonly id: number;
  readonly label: string;
  /** 0 … 1 */
  readonly value: number;
  /** Drawn as an outline. */
  readonly ghost: number;
  /** In columns beside the bar. */
  readonly numbers: readonly string[];
  /** `marked` is highlighted, `cut` is removed: hatched up to its ghost. */
  readonly kind: 'plain' | 'marked' | 'cut';
}

interface BarsProps {
  readonly bars: readonly Bar[];
  /** The value of a bar as long as its track. */
  readonly maximum: number;
  /** What a press does. A row's accessible name is its text: an explicit one would be set again at every step. */
  readonly ariaLabel: string;
  readonly onPress: (id: number) => void;
  /** Names of the columns of numbers. */
  readonly columns?: readonly string[];
  /** The remainder without a row, with its numbers, so that columns add up. */
  readonly rest?: { readonly label: string; readonly numbers: readonly string[] };
}

export const Bars = memo(function Bars({ bars, maximum, ariaLabel, onPress, columns, rest }: BarsProps) {
  return (
    <div style={{ '--numbers': bars[0]?.numbers.length ?? 1 } as CSSProperties}>
      {columns && <Row label="" numbers={columns} />}
      <div className={styles.bars}>
        <div className={styles.tracks}>
          <Tracks bars={bars} maximum={maximum} />
        </div>
        {/* Up and down go from row to row; each row is a button. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <ol className={styles.rows} aria-label={ariaLabel} onKeyDown={moveFocus}>
          {bars.map((bar, rank) => (
            // A row keeps its position while its content changes.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={rank}>
              <button type="button" className={`${styles.row} ${styles[bar.kind]}`} onClick={() => onPress(bar.id)}>
                <Cells {...bar} />
              </button>
            </li>
          ))}
        </ol>
      </div>
      {rest && <Row {...rest} />}
    </div>
  );
});

type CellsProps = Pick<Bar, 'label' | 'numbers'>;

function Cells({ label, numbers }: CellsProps) {
  return (
    <>
      <span className={styles.label} translate="no" data-figure-text>
        {label}
      </span>
      {numbers.map((number, column) => (
        // A column keeps its place.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={column} className={styles.text} data-figure-text>
          {number}
        </span>
      ))}
    </>
  );
}

/** A row that is no bar and cannot be pressed. */
function Row(cells: CellsProps) {
  return (
    <p className={`${styles.row} ${styles.plainRow}`}>
      <Cells {...cells} />
    </p>
  );
}

/** CSS pixels of a row, as in the style sheet: where fingers point, those that can be pressed are higher. */
const [rowHeight, coarseHeight] = [24, 40];

/** How many bars fit, with the names of the columns and the remainder above and below them; at least `least`. */
export function barsWithin(
  height: number,
  coarse: boolean,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const fit = Math.floor((height - 2 * rowHeight) / (coarse ? coarseHeight : rowHeight));
  return Math.max(least, Math.min(most, fit));
}

/** Drawing units of a track and a row; the drawing is stretched over both, its strokes are not. */
const track = 1000;
const row = 24;
const half = 7;

type TracksProps = Pick<BarsProps, 'bars' | 'maximum'>;

/** All the bars as one drawing: a path for each kind of mark. */
const Tracks = memo(function Tracks({ bars, maximum }: TracksProps) {
  const x = (value: number): number => Math.round(track * Math.min(1, Math.max(0, value / Math.max(1e-9, maximum))));
  const marks = bars.map((bar, rank) => ({ ...bar, end: x(bar.value), raw: x(bar.ghost), y: (rank + 0.5) * row }));
  const path = (of: typeof marks, d: (mark: (typeof marks)[number]) => string): string => of.map(d).join('');
  const across = (end: number, y: number): string => `M0,${y}H${end}`;
  const upright = (at: number, y: number): string => `M${at},${y - half - 2}v${2 * half + 4}`;
  const of = (kind: Bar['kind']) => marks.filter((mark) => mark.kind === kind);
  return (
    <svg className={styles.drawing} viewBox={`0 0 ${track} ${bars.length * row}`} preserveAspectRatio="none" aria-hidden="true">
      <path className={styles.hatch} d={path(of('cut'), ({ raw, y }) => across(raw, y))} />
      <path className={styles.bar} d={path(of('plain'), ({ end, y }) => across(end, y))} />
      <path className={styles.markedBar} d={path(of('marked'), ({ end, y }) => across(end, y))} />
      <path className={styles.foot} d={path(marks, ({ y }) => `M0,${y - half}v${2 * half}`)} />
      <path
        className={styles.ghost}
        d={path(
          marks.filter(({ end, raw }) => raw > end),
          ({ end, raw, y }) => `M${end},${y - half}H${raw}M${end},${y + half}H${raw}`,
        )}
      />
      {/* Where a bar is longer, the end of its outline is drawn over it. */}
      <path
        className={styles.halo}
        d={path(
          marks.filter(({ end, raw }) => raw < end),
          ({ raw, y }) => `M${raw},${y - half}v${2 * half}`,
        )}
      />
      <path className={styles.ghost} d={path(marks, ({ raw, y }) => upright(raw, y))} />
    </svg>
  );
});

function moveFocus(event: KeyboardEvent<HTMLOListElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const rows = [...event.currentTarget.querySelectorAll('button')];
  const at = rows.findIndex((button) => button === document.activeElement);
  const next = rows[at + by];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
