/** Named points: one quantity over another, the horizontal one logarithmic. A point can be pointed at, reached by arrow keys, and pressed. */
import { scaleLog } from 'd3-scale';
import { memo, useMemo } from 'react';
import { verticalAxis } from './axes';
import { type LabelPlace, type LabelledPoint, labelPlaces } from './label-places';
import { usePick } from './pick';
import { Plot, plotArea } from './plot';
import { useSize } from './size';
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
  /** The marked point. */
  readonly at: number | null;
  readonly ariaLabel: string;
  readonly onHover: (point: number | null) => void;
  readonly onPress: (point: number) => void;
}

const margin = { left: 52, top: 26, right: 16, bottom: 24 };
/** How near, in pixels, the pointer must come to a point. */
const reach = 28;

export const Scatter = memo(function Scatter(props: ScatterProps) {
  const { points, at } = props;
  const [x0, x1] = props.xDomain;
  const [y0, y1] = props.yDomain;
  const [ref, size] = useSize<HTMLDivElement>();
  const area = plotArea(size, margin);
  const { width, height } = area;
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
  // The marked point is named first, then the highlighted ones; a point without room for its name is named when it is pointed at.
  const first = (i: number): number => (i === at ? 0 : points[i]?.filled ? 1 : 2);
  const order = points.map((_, i) => i).toSorted((a, b) => first(a) - first(b));
  const labels = labelPlaces(placed, order, width, height);
  return (
    <Plot
      box={ref}
      area={area}
      pick={pick}
      axes={{ x, y, xTitle: props.xTitle, yTitle: props.yTitle, xFormat: props.xFormat, xTicks: ticks }}
    >
      {placed.map((point, i) => (
        <g key={point.label}>
          {point.error > 0 && (
            <line x1={point.px} x2={point.px} y1={y(point.y - point.error)} y2={y(point.y + point.error)} stroke={point.colour} />
          )}
          <circle
            cx={point.px}
            cy={point.py}
            r={i === at ? 7 : 5}
            fill={point.filled ? point.colour : 'var(--paper)'}
            stroke={point.colour}
            strokeWidth={2}
          />
          <Label point={point} place={labels[i] ?? null} strong={i === at} />
        </g>
      ))}
    </Plot>
  );
});

/** A limited number of powers of two from one number to another, evenly spaced. */
function powersOfTwo(from: number, to: number, limit: number): readonly number[] {
  const first = Math.ceil(Math.log2(from));
  const count = Math.floor(Math.log2(to)) - first + 1;
  const apart = Math.ceil(count / limit);
  return Array.from({ length: Math.max(0, Math.ceil(count / apart)) }, (_, i) => 2 ** (first + i * apart));
}

interface LabelProps {
  readonly point: LabelledPoint;
  readonly place: LabelPlace | null;
  readonly strong: boolean;
}

function Label({ point, place, strong }: LabelProps) {
  if (place === null) return null;
  return (
    <>
      {place.far && <line className={styles.leader} x1={point.px} y1={point.py} x2={place.x} y2={place.y} />}
      <text
        className={styles.direct}
        x={place.x}
        y={place.y}
        dy="0.35em"
        textAnchor={place.end ? 'end' : 'start'}
        fontWeight={strong ? 600 : undefined}
      >
        {point.label}
      </text>
    </>
  );
}
