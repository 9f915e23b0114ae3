/** Two maps of layers over tokens, one below the other, in which a cell can be pointed at by pointer or arrow keys. */
import { type KeyboardEvent, memo } from 'react';
import { CellRows } from '../../../charts/cell-rows';
import { usePick } from '../../../charts/pick';
import type { ColourScale } from '../../../charts/scale';
import { useSize } from '../../../charts/size';
import { wordsOf } from '../../../words';
import styles from './cone-panel.module.css';

const say = wordsOf('cone');

export interface ConeCell {
  readonly row: number;
  readonly token: number;
}

interface ConeMapsProps {
  readonly maps: readonly { readonly label: string; readonly rows: readonly Float32Array[] }[];
  readonly tokens: number;
  readonly changed: number;
  readonly scale: ColourScale;
  readonly at: ConeCell | null;
  readonly spoken: string;
  readonly onHover: (cell: ConeCell | null) => void;
  /** A token is to be changed. */
  readonly onChoose: (token: number) => void;
}

/** CSS pixels. */
const margin = { left: 26, right: 8, bottom: 34 };
const heading = 22;
/** Least pixels between two numbers of the axis. */
const apart = 34;

export const ConeMaps = memo(function ConeMaps({ maps, tokens, changed, scale, at, spoken, onHover, onChoose }: ConeMapsProps) {
  const [ref, { width, height }] = useSize<HTMLDivElement>();
  const stops = maps[0]?.rows.length ?? 1;
  const inner = Math.max(0, width - margin.left - margin.right);
  const pitch = inner / Math.max(1, tokens);
  const each = (height - margin.bottom) / maps.length;
  const row = Math.min(44, (each - heading) / stops);
  const block = heading + row * stops;
  const bottom = block * maps.length;
  const cellOf = (value: number): ConeCell => ({ row: Math.floor(value / tokens), token: value % tokens });
  const place = at === null ? null : at.row * tokens + at.token;
  const under = (x: number, y: number): number | null => {
    const token = Math.floor((x - margin.left) / pitch);
    const layer = Math.floor(((y % block) - heading) / row);
    return token >= 0 && token < tokens && layer >= 0 && layer < stops && y < bottom ? layer * tokens + token : null;
  };
  const pick = usePick(
    {
      from: 0,
      to: tokens * stops - 1,
      at: place,
      under,
      onHover: (value) => onHover(value === null ? null : cellOf(value)),
      onLock: (value) => onChoose(cellOf(value).token),
    },
    say.figure,
  );
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0) return pick.onKeyDown?.(event);
    const cell = at ?? { row: stops - 1, token: changed };
    onHover({ ...cell, row: Math.max(0, Math.min(stops - 1, cell.row + by)) });
    event.preventDefault();
  };
  const picked = { ...pick, 'aria-valuetext': spoken, onKeyDown };
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((size) => size * pitch >= apart) ?? 1000;
  const marks = Array.from({ length: Math.ceil(tokens / step) }, (_, i) => i * step);
  return (
    <div ref={ref} className={styles.maps}>
      {inner > 0 && row > 0 && (
        <>
          {maps.map(({ label, rows }, i) => (
            <div key={label} className={styles.map} style={{ left: margin.left, width: inner, top: i * block + heading }}>
              <CellRows rows={rows} scale={scale} room={tokens} height={row} ariaLabel={label} />
            </div>
          ))}
          <svg className={styles.over} width={width} height={bottom + margin.bottom} {...picked}>
            {maps.map(({ label }, i) => (
              <g key={label} transform={`translate(0, ${i * block})`}>
                <text x={margin.left} y={heading - 7} className={styles.label}>
                  {label}
                </text>
                <text x={margin.left - 5} y={heading + row / 2} dy="0.35em" textAnchor="end" className={styles.text}>
                  0
                </text>
                <text x={margin.left - 5} y={heading + (stops - 0.5) * row} dy="0.35em" textAnchor="end" className={styles.text}>
                  {stops - 1}
                </text>
                <rect
                  x={margin.left + changed * pitch - 1}
                  y={heading - 1}
                  width={pitch + 2}
                  height={stops * row + 2}
                  className={styles.changed}
                />
                {at && (
                  <rect
                    x={margin.left + at.token * pitch}
                    y={heading + at.row * row}
                    width={Math.max(2, pitch)}
                    height={row}
                    className={styles.at}
                  />
                )}
              </g>
            ))}
            {marks.map((token) => (
              <text
                key={token}
                x={margin.left + (token + 0.5) * pitch}
                y={bottom + 13}
                textAnchor="middle"
                className={styles.text}
              >
                {token}
              </text>
            ))}
            <text x={margin.left} y={bottom + 27} className={styles.text}>
              {say.axes}
            </text>
          </svg>
        </>
      )}
    </div>
  );
});
