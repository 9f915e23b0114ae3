/** Named points: one quantity over another, the horizontal one logarithmic. A point can be pointed at, reached by arrow keys, and pressed. */
import { scaleLog } from 'd3-scale';
import { memo, useMemo } from 'react';
import { Axes, verticalAxis } from './axes';
import { usePick } from './pick';
import { useSize } from './size';
import { spread } from './spread';
import styles from './plot.module.css';

export interface Point {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  /** Filled, or only an outline. */
  readonly filled: boolean;
  /** Half of the interval in which the value lies; 0 draws none. */
  readonly error: number;
}

interface ScatterProps {
  /** By rising x. */
  readonly points: readonly Point[];
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xFormat: (value: number) => string;
  /** The point that is marked. */
  readonly at: number | null;
  readonly ariaLabel: string;
  readonly onHover: (point: number | null) => void;
  readonly onPress: (point: number) => void;
}

const margin = { left: 52, top: 26, right: 16, bottom: 24 };
const lineHeight = 15;
/** How near, in pixels, the pointer must come to a point. */
const reach = 28;

export const Scatter = memo(function Scatter(props: ScatterProps) {
  const { points, at } = props;
  const [x0, x1] = props.xDomain;
  const [y0, y1] = props.yDomain;
  const [ref, size] = useSize<HTMLDivElement>();
  const width = Math.max(0, size.width - margin.left - margin.right);
  const height = Math.max(0, size.height - margin.top - margin.bottom);
  const x = useMemo(() => scaleLog([x0, x1], [0, width]), [x0, x1, width]);
  const y = useMemo(() => verticalAxis([y0, y1], height, false), [y0, y1, height]);
  const ticks = useMemo(() => powersOfTwo(x0, x1, Math.max(2, Math.floor(width / 80))), [x0, x1, width]);
  const placed = points.map((point) => ({ ...point, px: x(point.x), py: y(point.y) }));
  const nearest = (px: number, py: number): number | null => {
    const far = placed.map((point) => Math.hypot(point.px + margin.left - px, point.py + margin.top - py));
    const least = Math.min(...far);
    return least <= reach ? far.indexOf(least) : null;
  };
  const pick = usePick(
    { from: 0, to: Math.max(0, points.length - 1), at, under: nearest, onHover: props.onHover, onLock: props.onPress },
    props.ariaLabel,
  );
  const labels = labelPlaces(placed, width, height);
  return (
    <div className={styles.plot} ref={ref}>
      <svg className={styles.svg} width={size.width} height={size.height} {...pick}>
        {width > 0 && height > 0 && (
          <g transform={`translate(${margin.left}, ${margin.top})`}>
            <Axes
              x={x}
              y={y}
              width={width}
              height={height}
              xTitle={props.xTitle}
              yTitle={props.yTitle}
              xFormat={props.xFormat}
              xTicks={ticks}
            />
            {placed.map((point, i) => (
              <g key={point.label}>
                {point.error > 0 && (
                  <line
                    x1={point.px}
                    x2={point.px}
                    y1={y(point.y - point.error)}
                    y2={y(point.y + point.error)}
                    stroke={point.colour}
                  />
                )}
                <circle
                  cx={point.px}
                  cy={point.py}
                  r={i === at ? 7 : 5}
                  fill={point.filled ? point.colour : 'var(--paper)'}
                  stroke={point.colour}
                  strokeWidth={2}
                />
                <text
                  className={styles.direct}
                  x={labels[i]?.x ?? 0}
                  y={labels[i]?.y ?? 0}
                  dy="0.35em"
                  textAnchor={labels[i]?.end ? 'end' : 'start'}
                  fontWeight={i === at ? 600 : undefined}
                >
                  {point.label}
                </text>
              </g>
            ))}
          </g>
        )}
      </svg>
    </div>
  );
});

/** At most so many powers of two from one number to another, evenly apart. */
function powersOfTwo(from: number, to: number, most: number): readonly number[] {
  const first = Math.ceil(Math.log2(from));
  const count = Math.floor(Math.log2(to)) - first + 1;
  const apart = Math.ceil(count / most);
  return Array.from({ length: Math.max(0, Math.ceil(count / apart)) }, (_, i) => 2 ** (first + i * apart));
}

interface Placed extends Point {
  readonly px: number;
  readonly py: number;
}

/** Beside each point, on the side with room; names on one side of the same column keep clear of each other. */
function labelPlaces(
  points: readonly Placed[],
  width: number,
  height: number,
): readonly { x: number; y: number; end: boolean }[] {
  const advance = 7;
  const sides = points.map((point) => point.px + 10 + point.label.length * advance > width);
  const ys = points.map(({ py }) => py);
  for (const end of [false, true]) {
    const columns = new Map<number, number[]>();
    points.forEach((point, i) => {
      if (sides[i] !== end) return;
      const column = Math.round(point.px / 90);
      columns.set(column, [...(columns.get(column) ?? []), i]);
    });
    for (const column of columns.values())
      spread(
        column.map((i) => ys[i] ?? 0),
        lineHeight,
        height,
      ).forEach((place, k) => {
        ys[column[k] ?? 0] = place;
      });
  }
  return points.map((point, i) => ({ x: point.px + (sides[i] ? -10 : 10), y: ys[i] ?? 0, end: sides[i] ?? false }));
}
