/** Horizontal bars, one a row: a label, a bar, an outline for a second value, a number. A row can be pressed. */
import { memo } from 'react';
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
  /** `marked` stands out, `cut` is drawn faint. */
  readonly kind: 'plain' | 'marked' | 'cut';
}

export const Bars = memo(function Bars({
  bars,
  maximum,
  onPress,
}: {
  readonly bars: readonly Bar[];
  readonly maximum: number;
  readonly onPress: (id: number) => void;
}) {
  const part = (value: number): string => `${(100 * value) / Math.max(1e-9, maximum)}%`;
  return (
    <ol className={styles.bars}>
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
            <span className={styles.track}>
              <svg className={styles.svg} width="100%" height="14" preserveAspectRatio="none" aria-hidden="true">
                <rect className={styles.bar} width={part(bar.value)} height="14" />
                <rect className={styles.ghost} x="0.5" y="0.5" width={part(bar.ghost)} height="13" />
              </svg>
            </span>
            <span className={styles.text} data-figure-text>
              {bar.text}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
});
