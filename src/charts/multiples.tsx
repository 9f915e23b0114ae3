/** Small matrices side by side on one colour scale; one of them is chosen. */
import { type KeyboardEvent, memo, useLayoutEffect, useRef } from 'react';
import { fitCells } from './fit';
import { type Aggregate, type Cells, type Painted, blank, paint } from './paint';
import { paletteOf } from './palette';
import { type ColourScale, pack } from './scale';
import { usePixelRatio, useSize } from './size';
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
  /** How cells become one pixel where there are more of them; the strongest unless said otherwise. */
  readonly aggregate?: Aggregate;
  /** Says, for a block of k × k cells, what one pixel shows; drawn when cells are smaller than a pixel. */
  readonly blockNote?: (block: number) => string;
  readonly onChoose: (id: string) => void;
  readonly onHover?: (id: string | null) => void;
}

const gap = 10;
const padding = 4;
const largestSide = 160;

export const Multiples = memo(function Multiples(props: MultiplesProps) {
  const { items, columns, scale, chosen, aggregate = 'strongest', onChoose, onHover } = props;
  const [root, { width }] = useSize<HTMLDivElement>();
  const ratio = usePixelRatio();
  const side = Math.max(0, Math.min(largestSide, Math.floor((width - gap * (columns - 1)) / columns) - 2 * padding));
  const count = Math.max(0, ...items.map(({ cells }) => cells.count));
  const { block } = fitCells(count, count, { width: side, height: side, ratio, largest: 10 });
  // Small ones fill their room: their shape is what is compared, not their single cells.
  const pixel = side / Math.max(1, Math.ceil(count / block));
  const move = (event: KeyboardEvent): void => {
    const at = items.findIndex((item) => item.id === chosen);
    const next = items[neighbour(event.key, at, columns, items.length)];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    root.current?.querySelector<HTMLElement>(`[data-multiple="${next.id}"]`)?.focus();
  };
  const note = block > 1 ? (props.blockNote?.(block) ?? '') : '';
  return (
    <div className={styles.multiples}>
      {/* The radio that is chosen takes the focus for the group. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        ref={root}
        className={styles.grid}
        role="radiogroup"
        aria-label={props.ariaLabel}
        style={{ gridTemplateColumns: `repeat(${columns}, ${side + 2 * padding}px)`, gap }}
        data-own-keys
        onKeyDown={move}
        onPointerLeave={() => onHover?.(null)}
      >
        {side > 0 &&
          items.map((item) => (
            <button
              type="button"
              role="radio"
              aria-checked={item.id === chosen}
              aria-label={item.ariaLabel}
              tabIndex={item.id === chosen ? 0 : -1}
              key={item.id}
              data-multiple={item.id}
              className={styles.item}
              style={{ padding }}
              onClick={() => onChoose(item.id)}
              onPointerEnter={() => onHover?.(item.id)}
            >
              <span className={styles.head}>
                <span className={styles.label} data-figure-text>
                  {item.label}
                </span>
                <span className={styles.note} data-figure-text>
                  {item.note}
                </span>
              </span>
              <span className={styles.room} style={{ width: side, height: side }}>
                <Small cells={item.cells} scale={scale} block={block} pixel={pixel} aggregate={aggregate} />
              </span>
            </button>
          ))}
      </div>
      {note && (
        <p className={styles.blockNote} data-figure-text>
          {note}
        </p>
      )}
    </div>
  );
});

interface SmallProps {
  readonly cells: Cells;
  readonly scale: ColourScale;
  readonly block: number;
  readonly pixel: number;
  readonly aggregate: Aggregate;
}

/** One matrix: the canvas is cropped to the rows that exist. */
const Small = memo(function Small({ cells, scale, block, pixel, aggregate }: SmallProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painted = useRef<Painted>(blank);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const missing = pack(paletteOf(scale.theme).missing);
    painted.current = paint(element, painted.current, cells, scale, { block, aggregate, missing });
    const extent = `${painted.current.size * pixel}px`;
    element.style.width = extent;
    element.style.height = extent;
  }, [cells, scale, block, pixel, aggregate]);
  const extent = Math.ceil(cells.count / block) * pixel;
  return (
    <span className={styles.clip} style={{ width: extent, height: extent }}>
      <canvas ref={canvas} className={styles.canvas} />
    </span>
  );
});

/** The place that a key moves to in a grid read row by row; −1 for other keys and over its edge. */
export function neighbour(key: string, at: number, columns: number, count: number): number {
  const to: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    Home: 0,
    End: count - 1,
  };
  const place = to[key] ?? -1;
  return place >= 0 && place < count ? place : -1;
}
