/** Small matrices side by side on one colour scale; one of them is chosen. */
import { type KeyboardEvent, memo, useRef } from 'react';
import { fitCells } from './fit';
import { gap, headHeight, labelRoom, layoutMultiples, naturalMultiples, padding } from './multiples-layout';
import { MultiplesSheet, type SheetLayout } from './multiples-sheet';
import type { Aggregate, Cells } from './paint';
import type { ColourScale } from './scale';
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
  /** Items that belong together, so that rows begin with one of them: a layer's heads. */
  readonly group: number;
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

/** A smaller side shows nothing: then they scroll. */
const least = 28;

export const Multiples = memo(function Multiples(props: MultiplesProps) {
  const { items, group, scale, chosen, aggregate = 'strongest', onChoose, onHover } = props;
  const [room, size] = useSize<HTMLDivElement>();
  const root = useRef<HTMLDivElement>(null);
  const ratio = usePixelRatio();
  const natural = naturalMultiples(items.length, group, size.width);
  const labelWidth = labelRoom(items.map((item) => item.label));
  const fitted = layoutMultiples(items.length, group, size, labelWidth);
  const { columns, side } = fitted.side < least ? natural : fitted;
  const wide = Math.max(side, labelWidth);
  const count = Math.max(0, ...items.map(({ cells }) => cells.count));
  const { block } = fitCells(count, count, { width: side, height: side, ratio, largest: 10 });
  const layout: SheetLayout = {
    side,
    // Small ones fill their room: their overall pattern is compared, not single cells.
    pixel: side / Math.max(1, Math.ceil(count / block)),
    block,
    columns,
    pitch: { x: wide + 2 * padding + gap, y: headHeight + side + 2 * padding + gap },
    corner: { x: padding, y: padding + headHeight },
  };
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
      <div ref={room} className={styles.room} style={{ flexBasis: natural.height }}>
        {/* The chosen radio takes the focus for the group. */}
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
        <div
          ref={root}
          className={styles.grid}
          role="radiogroup"
          aria-label={props.ariaLabel}
          style={{
            gridTemplateColumns: `repeat(${columns}, ${wide + 2 * padding}px)`,
            gridAutoRows: headHeight + side + 2 * padding,
            gap,
          }}
          data-own-keys
          onKeyDown={move}
          onPointerLeave={() => onHover?.(null)}
        >
          {side > 0 && <MultiplesSheet items={items} scale={scale} aggregate={aggregate} layout={layout} ratio={ratio} />}
          {side > 0 &&
            items.map(({ id, label, note: text, ariaLabel }) => (
              <Item
                key={id}
                id={id}
                label={label}
                note={text}
                ariaLabel={ariaLabel}
                chosen={id === chosen}
                onChoose={onChoose}
                onHover={onHover}
              />
            ))}
        </div>
      </div>
      {note && (
        <p className={styles.blockNote} data-figure-text>
          {note}
        </p>
      )}
    </div>
  );
});

interface ItemProps extends Omit<Multiple, 'cells'> {
  readonly chosen: boolean;
  readonly onChoose: MultiplesProps['onChoose'];
  readonly onHover: MultiplesProps['onHover'] | undefined;
}

/** The label of one matrix and room for its cells, which are painted on a sheet behind all of them. */
const Item = memo(function Item({ id, label, note, ariaLabel, chosen, onChoose, onHover }: ItemProps) {
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-label={ariaLabel}
      tabIndex={chosen ? 0 : -1}
      data-multiple={id}
      className={styles.item}
      style={{ padding }}
      onClick={() => onChoose(id)}
      onPointerEnter={() => onHover?.(id)}
    >
      <span className={styles.head}>
        <span className={styles.label} data-figure-text>
          {label}
        </span>
        <span className={styles.note} data-figure-text>
          {note}
        </span>
      </span>
    </button>
  );
});

/** The index that a key moves to in a grid read row by row; −1 for other keys and beyond its edge. */
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
