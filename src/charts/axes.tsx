/** Hairline axes for charts of one quantity over another. */
import type { ScaleContinuousNumeric } from 'd3-scale';
import styles from './axes.module.css';

export type Axis = ScaleContinuousNumeric<number, number>;

interface AxesProps {
  readonly x: Axis;
  readonly y: Axis;
  readonly width: number;
  readonly height: number;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xFormat?: (value: number) => string;
  readonly yFormat?: (value: number) => string;
}

const plain = (value: number): string => String(Number(value.toPrecision(3)));

/** Ticks of both axes as the scales give them; the plot area begins at (0, 0). */
export function Axes({ x, y, width, height, xTitle, yTitle, xFormat = plain, yFormat = plain }: AxesProps) {
  const whole = x.ticks(Math.max(2, Math.floor(width / 70))).filter(Number.isInteger);
  return (
    <g>
      {y.ticks(Math.max(2, Math.floor(height / 32))).map((tick) => (
        <g key={tick} transform={`translate(0, ${y(tick)})`}>
          <line x2={width} className={styles.grid} />
          <text x={-6} dy="0.32em" textAnchor="end" className={styles.text}>
            {yFormat(tick)}
          </text>
        </g>
      ))}
      {whole.map((tick) => (
        <text key={tick} x={x(tick)} y={height + 14} textAnchor="middle" className={styles.text}>
          {xFormat(tick)}
        </text>
      ))}
      <text x={width} y={height + 28} textAnchor="end" className={styles.title}>
        {xTitle}
      </text>
      <text x={0} y={-8} className={styles.title}>
        {yTitle}
      </text>
    </g>
  );
}
