/** Horizontal bars, one a row: a label, a bar, an outline for a second value, a number. A row can be pressed. */
import { type KeyboardEvent, memo, useId } from 'react';
import styles from './bars.module.css';

export interface Bar {
  readonly id: number;
  readonly label: string;
  /** 0 … 1 */
  readonly value: number;
  /** Drawn as an outline. */
  readonly ghost: number;
  readonly text: string;
  readonly ariaLabel: string;
  /** `marked` stands out, `cut` is taken out: hatched up to its ghost. */
  readonly kind: 'plain' | 'marked' | 'cut';
}

interface BarsProps {
  readonly bars: readonly Bar[];
  /** The value of a bar as long as its track. */
  readonly maximum: number;
  readonly onPress: (id: number) => void;
}

const thickness = 14;

export const Bars = memo(function Bars({ bars, maximum, onPress }: BarsProps) {
  const hatch = useId();
  const part = (value: number): string => `${(100 * Math.min(1, Math.max(0, value / Math.max(1e-9, maximum)))).toFixed(3)}%`;
  return (
    // Up and down go from row to row; each row is a button of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ol className={styles.bars} onKeyDown={moveFocus}>
      {bars.map((bar) => (
        <li key={bar.id}>
          <button
            type="button"
            className={`${styles.row} ${styles[bar.kind]}`}
            aria-label={bar.ariaLabel}
            onClick={() => onPress(bar.id)}
          >
            <span className={styles.label} data-figure-text>
              {bar.label}
            </span>
            <svg className={styles.track} width="100%" height={thickness} aria-hidden="true">
              {bar.kind === 'cut' && (
                <>
                  <pattern id={`${hatch}${bar.id}`} width="5" height="5" patternUnits="userSpaceOnUse">
                    <path d="M-1,1l2,-2M0,5l5,-5M4,6l2,-2" className={styles.hatch} />
                  </pattern>
                  <rect width={part(bar.ghost)} height={thickness} fill={`url(#${hatch}${bar.id})`} />
                </>
              )}
              <rect className={styles.bar} width={part(bar.value)} height={thickness} />
              <line className={styles.foot} x1={0.5} x2={0.5} y2={thickness} />
              {bar.ghost > bar.value && (
                <>
                  <line className={styles.ghost} x1={part(bar.value)} x2={part(bar.ghost)} y1={0.5} y2={0.5} />
                  <line
                    className={styles.ghost}
                    x1={part(bar.value)}
                    x2={part(bar.ghost)}
                    y1={thickness - 0.5}
                    y2={thickness - 0.5}
                  />
                </>
              )}
              {/* Its end stands out of the bar, so that it is seen on a longer one. */}
              {bar.ghost < bar.value && <line className={styles.halo} x1={part(bar.ghost)} x2={part(bar.ghost)} y2={thickness} />}
              <line className={styles.ghost} x1={part(bar.ghost)} x2={part(bar.ghost)} y1={-2} y2={thickness + 2} />
            </svg>
            <span className={styles.text} data-figure-text>
              {bar.text}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
});

function moveFocus(event: KeyboardEvent<HTMLOListElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const rows = [...event.currentTarget.querySelectorAll('button')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[at + by];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
