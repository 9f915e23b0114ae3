/** Hairline axes for charts of one quantity over another. */
import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale';
import { memo } from 'react';
import { logTicks, stepTicks, tickLabel } from './ticks';
import styles from './axes.module.css';

export type Axis = ScaleContinuousNumeric<number, number>;

/** A vertical axis from the foot of the plot up; logarithmic ones need a domain above 0. */
export function verticalAxis([low, high]: readonly [number, number], height: number, log: boolean): Axis {
  return (log ? scaleLog() : scaleLinear()).domain([low, high]).range([height, 0]);
}

/** CSS pixels from one number of an axis to the next, at least. */
const lineHeight = 15;

/** The values that a vertical axis names. */
export function verticalTicks(y: Axis, height: number, log: boolean): number[] {
  const count = Math.max(2, Math.min(8, Math.floor(height / 34)));
  const [low = 0, high = 1] = y.domain();
  if (log) return logTicks(low, high, count);
  let even = y.ticks(count);
  // Fewer where the round numbers are more than have room.
  while (even.length > 2 && (even.length - 1) * lineHeight > height) even = even.filter((_, i) => i % 2 === 0);
  return even;
}

export interface AxesProps {
  readonly x: Axis;
  readonly y: Axis;
  readonly width: number;
  readonly height: number;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly log?: boolean;
  readonly yFormat?: (value: number) => string;
  readonly xFormat?: (step: number) => string;
  /** The values that the horizontal axis names; whole steps unless given. */
  readonly xTicks?: readonly number[];
}

/** Ticks of both axes as the scales give them; the plot area begins at (0, 0). */
export const Axes = memo(function Axes({
  x,
  y,
  width,
  height,
  xTitle,
  yTitle,
  log = false,
  yFormat = tickLabel,
  xFormat = String,
  xTicks,
}: AxesProps) {
  const [from = 0, to = 1] = x.domain();
  // The title is at the end of the axis, on the line of the numbers, which keep clear of it.
  const titled = width - xTitle.length * 6.4 - 14;
  return (
    <g>
      {verticalTicks(y, height, log).map((tick) => (
        <g key={tick} transform={`translate(0, ${Math.round(y(tick)) + 0.5})`}>
          <line x2={width} className={tick === 0 ? styles.foot : styles.grid} />
          <text x={-7} dy="0.35em" textAnchor="end" className={styles.text}>
            {yFormat(tick)}
          </text>
        </g>
      ))}
      {(xTicks ?? stepTicks(from, to, Math.max(2, Math.floor(width / 64)))).map((tick) => (
        <g key={tick} transform={`translate(${Math.round(x(tick)) + 0.5}, ${height})`}>
          <line y1={1} y2={5} className={styles.tick} />
          {x(tick) < titled && (
            <text y={18} textAnchor="middle" className={styles.text}>
              {xFormat(tick)}
            </text>
          )}
        </g>
      ))}
      <text x={width} y={height + 18} textAnchor="end" className={styles.title}>
        {xTitle}
      </text>
      <text x={-7} y={-10} className={styles.title}>
        {yTitle}
      </text>
    </g>
  );
});
