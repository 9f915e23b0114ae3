/** Small matrices side by side on one colour scale; one of them is chosen. */
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { type Cells, type Painted, blank, paint } from './paint';
import { paletteOf } from './palette';
import { type ColourScale, pack } from './scale';
import styles from './multiples.module.css';

export interface Multiple {
  readonly id: string;
  readonly label: string;
  /** A number beside the label. */
  readonly note: string;
  readonly ariaLabel: string;
  readonly cells: Cells;
}

interface MultiplesProps {
  readonly items: readonly Multiple[];
  readonly columns: number;
  readonly scale: ColourScale;
  readonly chosen: string;
  readonly ariaLabel: string;
  readonly onChoose: (id: string) => void;
}

export const Multiples = memo(function Multiples({ items, columns, scale, chosen, ariaLabel, onChoose }: MultiplesProps) {
  const root = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const by: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
    const step = by[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = items.findIndex((item) => item.id === chosen);
    const next = items[(at + step + items.length) % items.length];
    if (!next) return;
    onChoose(next.id);
    root.current?.querySelector<HTMLElement>(`[data-multiple="${next.id}"]`)?.focus();
  };
  return (
    <div
      ref={root}
      className={styles.multiples}
      role="radiogroup"
      aria-label={ariaLabel}
      style={{ '--columns': columns } as React.CSSProperties}
      data-own-keys
      onKeyDown={move}
    >
      {items.map((item) => (
        <button
          type="button"
          role="radio"
          aria-checked={item.id === chosen}
          aria-label={item.ariaLabel}
          tabIndex={item.id === chosen ? 0 : -1}
          key={item.id}
          data-multiple={item.id}
          className={styles.item}
          onClick={() => onChoose(item.id)}
        >
          <span className={styles.label}>
            <span data-figure-text>{item.label}</span>
            <span className={styles.note} data-figure-text>
              {item.note}
            </span>
          </span>
          <Small cells={item.cells} scale={scale} />
        </button>
      ))}
    </div>
  );
});

/** Drawn by the browser at whatever size it has: the canvas is cropped to the rows that exist. */
const Small = memo(function Small({ cells, scale }: { readonly cells: Cells; readonly scale: ColourScale }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painted = useRef<Painted>(blank);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    painted.current = paint(element, painted.current, cells, scale, pack(paletteOf(scale.theme).missing));
    element.style.width = `${(100 * painted.current.size) / Math.max(1, cells.count)}%`;
  }, [cells, scale]);
  return (
    <span className={styles.frame}>
      <canvas ref={canvas} className={styles.canvas} />
    </span>
  );
});
