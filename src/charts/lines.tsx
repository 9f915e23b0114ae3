/** Lines over steps, named where they end. */
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { memo, useMemo } from 'react';
import { type Axis, Axes, verticalAxis } from './axes';
import { decimate } from './decimate';
import { usePick } from './pick';
import { useSize } from './size';
import { spread } from './spread';
import styles from './plot.module.css';

export interface Series {
  readonly label: string;
  readonly colour: string;
  /** A value for every step from `from` on; NaN where there is none. */
  readonly values: readonly number[];
}

interface LinesProps {
  readonly series: readonly Series[];
  /** The step of the first value. */
  readonly from: number;
  readonly domain: readonly [number, number];
  /** A logarithmic vertical axis: the domain must be above 0, values that are not are left out. */
  readonly log?: boolean;
  /** What the values would be if nothing were going on: drawn dashed, named like a series. */
  readonly baseline?: { readonly label: string; readonly value: (step: number) => number };
  /** The step that is marked: its values stand beside the names. */
  readonly cursor: number | null;
  readonly xTitle: string;
  readonly yTitle: string;
  /** A value beside the name of its series. */
  readonly format?: (value: number) => string;
  readonly ariaLabel: string;
  readonly onHover: (step: number | null) => void;
  readonly onLock: (step: number) => void;
}

const twoPlaces = (value: number): string => value.toFixed(2);
const advance = 7;
const lineHeight = 15;

export const Lines = memo(function Lines(props: LinesProps) {
  const { series, from, domain, log = false, baseline, cursor, format = twoPlaces } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const longest = Math.max(0, ...series.map((s) => s.label.length + 5), (baseline?.label.length ?? -5) + 5);
  const margin = { left: 44, top: 26, right: Math.min(size.width * 0.35, 24 + longest * advance), bottom: 24 };
  const width = Math.max(0, size.width - margin.left - margin.right);
  const height = Math.max(0, size.height - margin.top - margin.bottom);
  const steps = Math.max(1, ...series.map((s) => s.values.length));
  const last = from + steps - 1;
  const [low, high] = domain;
  const x = useMemo(() => scaleLinear([from, Math.max(from + 1, last)], [0, width]), [from, last, width]);
  const y = useMemo(() => verticalAxis([low, high], height, log), [low, high, height, log]);
  const at = cursor !== null && cursor >= from && cursor <= last ? cursor : null;
  const pick = usePick(
    {
      from,
      to: last,
      at,
      under: (px) => Math.round(Math.min(last, Math.max(from, x.invert(px - margin.left)))),
      onHover: props.onHover,
      onLock: props.onLock,
    },
    props.ariaLabel,
  );
  const level = useMemo(
    () => (baseline ? Array.from({ length: steps }, (_, i) => baseline.value(from + i)) : null),
    [baseline, steps, from],
  );
  const names = [
    ...series.map((s) => ({ ...s, dash: styles.line })),
    ...(baseline && level ? [{ label: baseline.label, colour: 'var(--ink-faint)', values: level, dash: styles.baseline }] : []),
  ];
  const places = spread(
    names.map(({ values }) => y(lastOf(values) ?? Number.NaN)),
    lineHeight,
    height,
  );
  return (
    <div className={styles.plot} ref={ref}>
      <svg className={styles.svg} width={size.width} height={size.height} {...pick}>
        {width > 0 && height > 0 && (
          <g transform={`translate(${margin.left}, ${margin.top})`}>
            <Axes x={x} y={y} width={width} height={height} xTitle={props.xTitle} yTitle={props.yTitle} log={log} />
            <Curves series={series} level={level} from={from} x={x} y={y} width={width} log={log} />
            {at !== null && <line className={styles.cursor} x1={x(at)} x2={x(at)} y1={-4} y2={height + 5} />}
            {names.map(({ label, colour, values, dash }, i) => {
              const value = at === null ? undefined : values[at - from];
              const known = value !== undefined && Number.isFinite(value) && (!log || value > 0);
              return (
                <g key={label}>
                  {at !== null && known && <circle className={styles.point} cx={x(at)} cy={y(value)} r={3.5} fill={colour} />}
                  <line className={dash} x1={width + 5} x2={width + 15} y1={places[i]} y2={places[i]} stroke={colour} />
                  <text className={styles.direct} x={width + 20} y={places[i]} dy="0.35em">
                    {label}
                    {known ? <tspan className={styles.value}>{` ${format(value)}`}</tspan> : null}
                  </text>
                </g>
              );
            })}
          </g>
        )}
      </svg>
    </div>
  );
});

interface CurvesProps {
  readonly series: readonly Series[];
  readonly level: readonly number[] | null;
  readonly from: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly width: number;
  readonly log: boolean;
}

/** The data: drawn again only when it changes, not when the pointer moves. */
const Curves = memo(function Curves({ series, level, from, x, y, width, log }: CurvesProps) {
  const path = (values: readonly number[]): string =>
    line<number>(
      (i) => x(from + i),
      (i) => y(values[i] ?? 0),
    ).defined((i) => Number.isFinite(values[i]) && (!log || (values[i] ?? 0) > 0))(decimate(values, width)) ?? '';
  return (
    <>
      {level && <path className={styles.baseline} d={path(level)} />}
      {series.map(({ label, colour, values }) => (
        <path key={label} className={styles.line} d={path(values)} stroke={colour} />
      ))}
    </>
  );
});

function lastOf(values: readonly number[]): number | undefined {
  return values.findLast((value) => Number.isFinite(value));
}
