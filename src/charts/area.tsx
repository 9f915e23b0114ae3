/** Amounts stacked over steps: straight-edged areas, since what is stacked grows with every step. */
import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { memo, useMemo } from 'react';
import { type Axis, Axes, verticalAxis } from './axes';
import { usePick } from './pick';
import { useSize } from './size';
import styles from './plot.module.css';

interface Stacked {
  readonly label: string;
  readonly colour: string;
  readonly values: readonly number[];
}

interface AreaProps {
  /** Bottom first. */
  readonly series: readonly Stacked[];
  readonly cursor: number | null;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly ariaLabel: string;
  readonly onHover?: (step: number | null) => void;
  readonly onLock?: (step: number) => void;
}

const advance = 7;
/** A band thinner than this has no room for its name. */
const nameable = 13;

export const Area = memo(function Area({ series, cursor, xTitle, yTitle, ariaLabel, onHover, onLock }: AreaProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const longest = Math.max(0, ...series.map((s) => s.label.length));
  const margin = { left: 48, top: 26, right: Math.min(size.width * 0.3, 24 + longest * advance), bottom: 24 };
  const width = Math.max(0, size.width - margin.left - margin.right);
  const height = Math.max(0, size.height - margin.top - margin.bottom);
  const steps = Math.max(1, ...series.map((s) => s.values.length));
  const tops = useMemo(() => stack(series.map((s) => s.values)), [series]);
  const highest = Math.max(1e-9, ...(tops.at(-1) ?? [0]));
  const x = useMemo(() => scaleLinear([0, steps], [0, width]), [steps, width]);
  const y = useMemo(() => verticalAxis([0, highest], height, false), [highest, height]);
  const at = cursor !== null && cursor >= 0 && cursor < steps ? cursor : null;
  const under = (px: number): number => Math.max(0, Math.min(steps - 1, Math.floor(x.invert(px - margin.left))));
  const pick = usePick({ from: 0, to: steps - 1, at, under, onHover, onLock }, ariaLabel);
  return (
    <div className={styles.plot} ref={ref}>
      <svg className={styles.svg} width={size.width} height={size.height} {...pick}>
        {width > 0 && height > 0 && (
          <g transform={`translate(${margin.left}, ${margin.top})`}>
            <Axes x={x} y={y} width={width} height={height} xTitle={xTitle} yTitle={yTitle} />
            <Bands series={series} tops={tops} steps={steps} x={x} y={y} />
            {series.map(({ label, colour }, k) => {
              const top = y(tops[k]?.at(-1) ?? 0);
              const foot = y(tops[k - 1]?.at(-1) ?? 0);
              return foot - top < nameable ? null : (
                <g key={label} transform={`translate(${width}, ${(top + foot) / 2})`}>
                  <rect x={5} y={-4} width={8} height={8} fill={colour} />
                  <text className={styles.direct} x={18} dy="0.35em">
                    {label}
                  </text>
                </g>
              );
            })}
            {at !== null && <line className={styles.cursor} x1={x(at + 0.5)} x2={x(at + 0.5)} y1={-4} y2={height + 5} />}
          </g>
        )}
      </svg>
    </div>
  );
});

interface BandsProps {
  readonly series: readonly Stacked[];
  readonly tops: readonly (readonly number[])[];
  readonly steps: number;
  readonly x: Axis;
  readonly y: Axis;
}

/** The data: drawn again only when it changes, not when the pointer moves. */
const Bands = memo(function Bands({ series, tops, steps, x, y }: BandsProps) {
  // One place more than there are steps, since the last step has a width too.
  const places = Array.from({ length: steps + 1 }, (_, i) => i);
  const of = (values: readonly number[] | undefined, i: number): number => y(values?.[Math.min(i, steps - 1)] ?? 0);
  return (
    <>
      {series.map(({ label, colour }, k) => {
        const band = area<number>(
          (i) => x(i),
          (i) => of(tops[k - 1], i),
          (i) => of(tops[k], i),
        ).curve(curveStepAfter);
        const edge = line<number>(
          (i) => x(i),
          (i) => of(tops[k], i),
        ).curve(curveStepAfter);
        return (
          <g key={label}>
            <path d={band(places) ?? ''} fill={colour} />
            <path d={edge(places) ?? ''} className={styles.seam} />
          </g>
        );
      })}
    </>
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
