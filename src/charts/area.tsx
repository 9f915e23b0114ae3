/** Amounts stacked over steps: straight-edged areas, since what is stacked grows with every step. */
import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter } from 'd3-shape';
import { memo } from 'react';
import { Axes } from './axes';
import { useSize } from './size';
import styles from './plot.module.css';

interface AreaProps {
  /** Bottom first. */
  readonly series: readonly { readonly label: string; readonly colour: string; readonly values: readonly number[] }[];
  readonly cursor: number | null;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly ariaLabel: string;
}

const margin = { left: 44, top: 22, right: 14, bottom: 32 };

export const Area = memo(function Area({ series, cursor, xTitle, yTitle, ariaLabel }: AreaProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const width = Math.max(0, size.width - margin.left - margin.right);
  const height = Math.max(0, size.height - margin.top - margin.bottom);
  const steps = Math.max(1, ...series.map((s) => s.values.length));
  const tops = stack(series.map((s) => s.values));
  const x = scaleLinear([0, steps], [0, width]);
  const y = scaleLinear([0, Math.max(1e-9, ...(tops.at(-1) ?? [0]))], [height, 0]);
  const shape = area<number>(
    (_, i) => x(i),
    () => 0,
    () => 0,
  ).curve(curveStepAfter);
  return (
    <div className={styles.plot} ref={ref}>
      <svg className={styles.svg} width={size.width} height={size.height} role="img" aria-label={ariaLabel}>
        {width > 0 && height > 0 && (
          <g transform={`translate(${margin.left}, ${margin.top})`}>
            {series.map((s, k) => {
              const top = tops[k] ?? [];
              const below = tops[k - 1];
              const d = shape
                .y1((_, i) => y(top[Math.min(i, steps - 1)] ?? 0))
                .y0((_, i) => y(below?.[Math.min(i, steps - 1)] ?? 0))(Array.from({ length: steps + 1 }, (_, i) => i));
              return <path key={s.label} d={d ?? ''} fill={s.colour} />;
            })}
            <Axes x={x} y={y} width={width} height={height} xTitle={xTitle} yTitle={yTitle} />
            {cursor !== null && <line className={styles.cursor} x1={x(cursor)} x2={x(cursor)} y2={height} />}
          </g>
        )}
      </svg>
    </div>
  );
});

/** Running sums over the series: the tops of the areas, bottom series first. */
export function stack(series: readonly (readonly number[])[]): number[][] {
  const tops: number[][] = [];
  for (const values of series) {
    const below = tops.at(-1);
    tops.push(values.map((value, i) => value + (below?.[i] ?? 0)));
  }
  return tops;
}
