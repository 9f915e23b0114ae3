/** Lines over steps, labelled at their ends, or below where there is no room. */
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { memo, useMemo } from 'react';
import { type Axis, verticalAxis } from './axes';
import { decimate } from './decimate';
import { KeyLegend } from './legend';
import { usePick } from './pick';
import { pieces, samePiece } from './pieces';
import { roomFor } from './room';
import { Plot, plotArea } from './plot';
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
  /** The last step, where it is known beforehand: the axis ends there from the start. */
  readonly to?: number;
  readonly domain: readonly [number, number];
  /** A logarithmic vertical axis: the domain must be above 0, values that are not are left out. */
  readonly log?: boolean;
  /** A baseline to compare with: drawn dashed, labelled like a series. */
  readonly baseline?: { readonly label: string; readonly value: (step: number) => number };
  /** The marked step: its values are shown beside the names. */
  readonly cursor: number | null;
  readonly xTitle: string;
  /** A step as written on the axis. */
  readonly xFormat?: (step: number) => string;
  readonly yTitle: string;
  /** A value beside the name of its series. */
  readonly format?: (value: number) => string;
  readonly ariaLabel: string;
  readonly onHover?: (step: number | null) => void;
  readonly onLock?: (step: number) => void;
}

const twoPlaces = (value: number): string => value.toFixed(2);
/** Letters of a value with the space before it; pixels per letter, generous and minimal. */
const valueLetters = 5;
const advance = 7;
const minAdvance = 5.8;
/** The share of a chart's width that names may take; longer ones go below. */
const maxBeside = 0.35;
const lineHeight = 15;

export const Lines = memo(function Lines(props: LinesProps) {
  const { series, from, domain, log = false, baseline, cursor, format = twoPlaces } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const longest = Math.max(
    0,
    ...series.map((s) => s.label.length + valueLetters),
    (baseline?.label.length ?? -valueLetters) + valueLetters,
  );
  const maxMargin = size.width * maxBeside;
  const below = 24 + (longest - valueLetters) * minAdvance > maxMargin;
  const margin = { left: 44, top: 26, right: below ? 12 : Math.min(maxMargin, 24 + longest * advance), bottom: 24 };
  const area = plotArea(size, margin);
  const { width, height } = area;
  const steps = Math.max(1, ...series.map((s) => s.values.length));
  const last = from + steps - 1;
  const [low, high] = domain;
  const end = props.to === undefined ? from + roomFor(steps) : Math.max(props.to, last, from + 1);
  const x = useMemo(() => scaleLinear([from, end], [0, width]), [from, end, width]);
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
    () => (baseline ? Array.from({ length: end - from + 1 }, (_, i) => baseline.value(from + i)) : null),
    [baseline, end, from],
  );
  const names = [
    ...series.map((s) => ({ ...s, dash: styles.line, mark: 'line' as const })),
    ...(baseline && level
      ? [{ label: baseline.label, colour: 'var(--ink-faint)', values: level, dash: styles.baseline, mark: 'dashed' as const }]
      : []),
  ].map((name) => ({ ...name, shown: valueAt(name.values, at === null ? Number.NaN : at - from, log) }));
  const places = spread(
    names.map(({ values }) => y(lastOf(values) ?? Number.NaN)),
    lineHeight,
    height,
  );
  const legend = names.map(({ label, colour, mark, shown }) => ({
    label: shown === null ? label : `${label} ${format(shown)}`,
    colour,
    mark,
  }));
  return (
    <div className={styles.named}>
      <Plot
        box={ref}
        area={area}
        pick={pick}
        axes={{ x, y, xTitle: props.xTitle, yTitle: props.yTitle, log, ...(props.xFormat ? { xFormat: props.xFormat } : {}) }}
      >
        {level && <Baseline values={level} start={from} x={x} y={y} />}
        {series.map(({ label, colour, values }) =>
          pieces(values.length).map(([a, b]) => (
            <Curve key={`${label} ${a}`} values={values} from={a} to={b} start={from} colour={colour} x={x} y={y} log={log} />
          )),
        )}
        {at !== null && <line className={styles.cursor} x1={x(at)} x2={x(at)} y1={-4} y2={height + 5} />}
        {names.map(({ label, colour, dash, shown }, i) => (
          <g key={label}>
            {at !== null && shown !== null && <circle className={styles.point} cx={x(at)} cy={y(shown)} r={3.5} fill={colour} />}
            {!below && (
              <>
                <line className={dash} x1={width + 5} x2={width + 15} y1={places[i]} y2={places[i]} stroke={colour} />
                <text className={styles.direct} x={width + 20} y={places[i]} dy="0.35em">
                  {label}
                  {shown === null ? null : <tspan className={styles.value}>{` ${format(shown)}`}</tspan>}
                </text>
              </>
            )}
          </g>
        ))}
      </Plot>
      {below && <KeyLegend items={legend} />}
    </div>
  );
});

/** The value drawn at a step; null where there is none. */
function valueAt(values: readonly number[], place: number, log: boolean): number | null {
  const found = values[place];
  return found !== undefined && Number.isFinite(found) && (!log || found > 0) ? found : null;
}

interface CurveProps {
  readonly values: readonly number[];
  /** The part of the values that is drawn. */
  readonly from: number;
  readonly to: number;
  /** The step of the first value. */
  readonly start: number;
  readonly colour: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly log: boolean;
}

/** A piece of a curve: drawn again only when its own values change. */
const Curve = memo(
  function Curve({ values, from, to, start, colour, x, y, log }: CurveProps) {
    const part = values.slice(from, to + 1);
    const d = line<number>(
      (i) => x(start + from + i),
      (i) => y(part[i] ?? 0),
    ).defined((i) => Number.isFinite(part[i]) && (!log || (part[i] ?? 0) > 0));
    return <path className={styles.line} d={d(decimate(part, x(to) - x(from))) ?? ''} stroke={colour} />;
  },
  samePiece(['values']),
);

/** The baseline, as long as the axis. */
const Baseline = memo(function Baseline({
  values,
  start,
  x,
  y,
}: {
  readonly values: readonly number[];
  readonly start: number;
  readonly x: Axis;
  readonly y: Axis;
}) {
  const d = line<number>(
    (_, i) => x(start + i),
    (value) => y(value),
  );
  return <path className={styles.baseline} d={d(values) ?? ''} />;
});

function lastOf(values: readonly number[]): number | undefined {
  return values.findLast((value) => Number.isFinite(value));
}
