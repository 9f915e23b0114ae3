/** Lines over steps, named where they end. */
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { memo } from 'react';
import { Axes } from './axes';
import { decimate } from './decimate';
import { useSize } from './size';
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
  readonly baseline?: { readonly label: string; readonly value: (step: number) => number };
  readonly cursor: number | null;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly ariaLabel: string;
  readonly onHover: (step: number | null) => void;
  readonly onLock: (step: number) => void;
}

const margin = { left: 44, top: 22, right: 46, bottom: 32 };

export const Lines = memo(function Lines(props: LinesProps) {
  const { series, from, domain, baseline, cursor, onHover, onLock } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const width = Math.max(0, size.width - margin.left - margin.right);
  const height = Math.max(0, size.height - margin.top - margin.bottom);
  const steps = Math.max(1, ...series.map((s) => s.values.length));
  const x = scaleLinear([from, from + Math.max(1, steps - 1)], [0, width]);
  const y = scaleLinear([...domain], [height, 0]);
  const path = (values: readonly number[]): string =>
    line<number>(
      (i) => x(from + i),
      (i) => y(values[i] ?? 0),
    ).defined((i) => Number.isFinite(values[i]))(decimate(values, Math.max(1, width))) ?? '';
  const stepAt = (clientX: number, left: number): number =>
    Math.round(Math.min(from + steps - 1, Math.max(from, x.invert(clientX - left - margin.left))));
  const level = baseline ? Array.from({ length: steps }, (_, i) => baseline.value(from + i)) : [];
  return (
    <div className={styles.plot} ref={ref}>
      {/* The pointer only: by keyboard the same rows are reached in the matrix. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
      <svg
        className={styles.svg}
        width={size.width}
        height={size.height}
        role="img"
        aria-label={props.ariaLabel}
        onPointerMove={(event) => onHover(stepAt(event.clientX, event.currentTarget.getBoundingClientRect().left))}
        onPointerLeave={() => onHover(null)}
        onClick={(event) => onLock(stepAt(event.clientX, event.currentTarget.getBoundingClientRect().left))}
      >
        {width > 0 && height > 0 && (
          <g transform={`translate(${margin.left}, ${margin.top})`}>
            <Axes x={x} y={y} width={width} height={height} xTitle={props.xTitle} yTitle={props.yTitle} />
            {baseline && <path className={styles.baseline} d={path(level)} />}
            {series.map((s) => (
              <path key={s.label} className={styles.line} d={path(s.values)} stroke={s.colour} />
            ))}
            {spread(
              series.map((s) => y(s.values.at(-1) ?? 0)),
              12,
              height,
            ).map((labelY, i) => (
              <text
                key={series[i]?.label}
                className={styles.direct}
                x={width + 5}
                y={labelY}
                dy="0.35em"
                fill={series[i]?.colour}
              >
                {series[i]?.label}
              </text>
            ))}
            {cursor !== null && cursor >= from && cursor < from + steps && (
              <line className={styles.cursor} x1={x(cursor)} x2={x(cursor)} y2={height} />
            )}
          </g>
        )}
      </svg>
    </div>
  );
});

/** Moves label places apart so that none covers another; keeps their order and stays within the chart where it can. */
export function spread(places: readonly number[], apart: number, most: number): number[] {
  const order = places.map((place, i) => ({ place: Number.isFinite(place) ? place : most, i })).sort((a, b) => a.place - b.place);
  let last = -Infinity;
  for (const item of order) {
    item.place = Math.max(item.place, last + apart);
    last = item.place;
  }
  const over = Math.max(0, last - most);
  const out: number[] = [];
  for (const { place, i } of order) out[i] = place - over;
  return out;
}
