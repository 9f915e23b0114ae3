/** Curves over a quantity that is not counted in steps, on linear or logarithmic axes, with level rules to compare with. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { memo } from 'react';
import { type Axis, verticalAxis } from './axes';
import { usePick } from './pick';
import { Plot, plotArea } from './plot';
import { useSize } from './size';
import { spread } from './spread';
import styles from './plot.module.css';

export interface Curve {
  readonly label: string;
  readonly colour: string;
  /** A value at each x; values not above 0 are left out of a logarithmic axis. */
  readonly values: readonly number[];
  /** SVG's stroke-dasharray; solid by default. */
  readonly dash?: string | undefined;
  /** Drawn heavier than the others, and over them. */
  readonly strong?: boolean;
}

interface CurvesProps {
  readonly curves: readonly Curve[];
  /** The values' positions on the horizontal axis, in rising order. */
  readonly places: readonly number[];
  readonly xLog: boolean;
  readonly yLog: boolean;
  readonly domain: readonly [number, number];
  /** Level lines in rising order, named near their left end; every second name is further in, clear of its neighbours. */
  readonly rules: readonly { readonly label: string; readonly value: number }[];
  /** The marked x; it need not be one that has values. */
  readonly cursor: number | null;
  /** Room for names, in letters, where charts one below another are to be as wide; left out: as many as the longest has. */
  readonly nameRoom?: number;
  readonly xTicks: readonly number[];
  readonly xFormat: (place: number) => string;
  readonly yFormat: (value: number) => string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly ariaLabel: string;
  /** The x under the pointer, or moved to by keys. */
  readonly onHover?: (place: number | null) => void;
  readonly onLock?: (place: number) => void;
}

const advance = 6.6;
const lineHeight = 15;
/** A narrower chart has room for few names beside it; where there are more, the table beside it names them. */
const nameable = 480;
const few = 4;

export const Curves = memo(function Curves(props: CurvesProps) {
  const { curves, places, xLog, yLog, cursor, rules, onHover, onLock } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const named = size.width >= nameable || curves.length <= few;
  const longest = props.nameRoom ?? Math.max(0, ...curves.map(({ label }) => label.length));
  const margin = { left: 56, top: 26, right: named ? 26 + longest * advance : 12, bottom: 24 };
  const area = plotArea(size, margin);
  const { width, height } = area;
  const [from, to] = [places[0] ?? 0, places.at(-1) ?? 1];
  const [low, high] = props.domain;
  const x: Axis = (xLog ? scaleLog() : scaleLinear()).domain([from, to]).range([0, width]);
  const y = verticalAxis([low, high], height, yLog);
  const nearest = (place: number): number => {
    let best = 0;
    places.forEach((candidate, i) => {
      if (Math.abs(x(candidate) - x(place)) < Math.abs(x(places[best] ?? 0) - x(place))) best = i;
    });
    return best;
  };
  const pick = usePick(
    {
      from: 0,
      to: places.length - 1,
      at: cursor === null ? null : nearest(cursor),
      under: (px) => nearest(x.invert(Math.max(0, Math.min(width, px - margin.left)))),
      onHover: onHover ? (index) => onHover(index === null ? null : (places[index] ?? null)) : undefined,
      onLock: onLock ? (index) => onLock(places[index] ?? from) : undefined,
    },
    props.ariaLabel,
  );
  const shown = (value: number): boolean => Number.isFinite(value) && (!yLog || value > 0);
  const ends = spread(
    curves.map(({ values }) => y(Math.min(high, Math.max(low, values.findLast(shown) ?? low)))),
    lineHeight,
    height,
  );
  const within = rules.filter(({ value }) => value > low && value < high);
  const at = cursor !== null && cursor >= from && cursor <= to ? x(cursor) : null;
  return (
    <Plot
      box={ref}
      area={area}
      pick={pick}
      axes={{
        x,
        y,
        xTitle: props.xTitle,
        yTitle: props.yTitle,
        log: yLog,
        xTicks: thinned(props.xTicks, x),
        xFormat: props.xFormat,
        yFormat: props.yFormat,
      }}
    >
      {within.map(({ label, value }) => (
        <line key={label} x2={width} y1={y(value)} y2={y(value)} className={styles.rule} />
      ))}
      {curves
        .toSorted((a, b) => Number(a.strong ?? false) - Number(b.strong ?? false))
        .map(({ label, colour, values, dash, strong = false }) => {
          const d = line<number>(
            (_, i) => x(places[i] ?? from),
            (value) => y(value),
          ).defined(shown);
          return (
            <path
              key={label}
              className={styles.line}
              d={d(values) ?? ''}
              stroke={colour}
              strokeDasharray={dash}
              style={strong ? { strokeWidth: 3 } : undefined}
            />
          );
        })}
      {within.map(({ label, value }, i) => (
        // The title of the axis is above the plot: a name near the top goes under its line.
        <text key={label} x={4 + (i % 2) * 56} y={y(value) + (y(value) < 14 ? 13 : -4)} className={styles.ruleName}>
          {label}
        </text>
      ))}
      {at !== null && <line className={styles.cursor} x1={at} x2={at} y1={-4} y2={height + 5} />}
      {named &&
        curves.map(({ label, colour, dash, strong = false }, i) => (
          <g key={label} transform={`translate(${width}, ${ends[i]})`}>
            <line
              className={styles.line}
              x1={5}
              x2={19}
              stroke={colour}
              strokeDasharray={dash}
              style={strong ? { strokeWidth: 3 } : undefined}
            />
            <text className={styles.direct} x={24} dy="0.35em" fontWeight={strong ? 600 : undefined}>
              {label}
            </text>
          </g>
        ))}
    </Plot>
  );
});

/** Ticks that keep clear of each other: every one, every second, every fourth … */
function thinned(ticks: readonly number[], x: Axis): readonly number[] {
  let every = 1;
  const apart = (): number =>
    Math.min(
      ...ticks.filter((_, i) => i % every === 0).map((tick, i, kept) => (i === 0 ? Infinity : x(tick) - x(kept[i - 1] ?? 0))),
    );
  while (every < ticks.length && apart() < 46) every *= 2;
  return ticks.filter((_, i) => i % every === 0);
}
