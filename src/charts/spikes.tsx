/** Series over the same items, one below the other: for every item a bar up or down from zero, aligned across the series. */
import { memo, useMemo } from 'react';
import { usePick } from './pick';
import { useSize } from './size';
import styles from './spikes.module.css';
import { indexTicks, tickLabel } from './ticks';

export interface SpikeSeries {
  readonly label: string;
  /** In the order in which they are drawn, as many in every series. */
  readonly values: ArrayLike<number>;
  /** The values at the lower and the upper edge: round numbers at or beyond 0 on either side. */
  readonly domain: readonly [low: number, high: number];
  readonly colour: string;
}

interface SpikesProps {
  readonly series: readonly SpikeSeries[];
  /** The place that is marked. */
  readonly at: number | null;
  /** A line after this many items, with its name. */
  readonly rule?: { readonly after: number; readonly label: string };
  /** What the items are, below the last series. */
  readonly xTitle: string;
  /** Whether items are named by their place, below the last series. */
  readonly numbered?: boolean;
  readonly ariaLabel: string;
  readonly onHover: (place: number | null) => void;
  readonly onLock: (place: number) => void;
}

const margin = { left: 40, right: 6, top: -4, bottom: 18 };
/** Above each series, for its name and what keeps it off the bars before. */
const heading = 24;

export const Spikes = memo(function Spikes({
  series,
  at,
  rule,
  xTitle,
  numbered = false,
  ariaLabel,
  onHover,
  onLock,
}: SpikesProps) {
  const [ref, { width, height }] = useSize<HTMLDivElement>();
  const count = series[0]?.values.length ?? 0;
  const inner = Math.max(0, width - margin.left - margin.right);
  const pitch = inner / Math.max(1, count);
  const each = Math.max(0, (height - margin.top - margin.bottom) / Math.max(1, series.length));
  const under = (x: number): number | null => {
    const place = Math.floor((x - margin.left) / pitch);
    return place >= 0 && place < count ? place : null;
  };
  const pick = usePick({ from: 0, to: Math.max(0, count - 1), at, under, onHover, onLock }, ariaLabel);
  const xOf = (place: number): number => margin.left + place * pitch;
  const bottom = margin.top + series.length * each;
  return (
    <div ref={ref} className={styles.spikes}>
      {inner > 0 && each > heading && (
        <svg className={styles.svg} width={width} height={height} {...pick}>
          {rule && (
            <line className={styles.rule} x1={xOf(rule.after)} x2={xOf(rule.after)} y1={margin.top + heading} y2={bottom} />
          )}
          {at !== null && at < count && (
            <rect className={styles.mark} x={xOf(at) - 1} width={pitch + 2} y={margin.top} height={bottom - margin.top} />
          )}
          {series.map((one, i) => (
            <g key={one.label} transform={`translate(0, ${margin.top + i * each})`}>
              <text x={margin.left} y={heading - 5} className={styles.label}>
                {one.label}
              </text>
              <g transform={`translate(0, ${heading})`}>
                <Bars {...one} width={inner} height={each - heading} />
              </g>
            </g>
          ))}
          {rule && (
            <text
              className={styles.text}
              x={xOf(rule.after) + (rule.after > count / 2 ? -4 : 4)}
              y={bottom + 13}
              textAnchor={rule.after > count / 2 ? 'end' : 'start'}
            >
              {rule.label}
            </text>
          )}
          {numbered &&
            indexTicks(count, pitch, 44)
              .filter((place) => width - margin.right - xOf(place + 0.5) > 20 + 7 * xTitle.length)
              .map((place) => (
                <text key={place} className={styles.text} x={xOf(place + 0.5)} y={bottom + 13} textAnchor="middle">
                  {place}
                </text>
              ))}
          <text className={styles.text} x={width - margin.right} y={bottom + 13} textAnchor="end">
            {rule === undefined || Math.abs(width - xOf(rule.after)) > 7 * (rule.label.length + xTitle.length) ? xTitle : ''}
          </text>
        </svg>
      )}
    </div>
  );
});

type BarsProps = SpikeSeries & { readonly width: number; readonly height: number };

/** One series, one path; not drawn again when only the pointer moves. */
const Bars = memo(function Bars({ values, domain: [low, high], colour, width, height }: BarsProps) {
  const scale = height / Math.max(1e-12, high - low);
  const zero = high * scale;
  const pitch = width / Math.max(1, values.length);
  const d = useMemo(
    () =>
      Array.from(values, (value, i) => {
        const [x, end] = [margin.left + (i + 0.5) * pitch, zero - value * scale];
        return `M${x.toFixed(2)},${zero.toFixed(2)}V${end.toFixed(2)}`;
      }).join(''),
    [values, pitch, zero, scale],
  );
  // Numbers keep apart: the lower end is left out where it is almost at the upper.
  const ends = [[high, 4], ...(low < 0 && (high === 0 || height > 26) ? [[low, height - 1]] : [])];
  return (
    <>
      <line className={styles.zero} x1={margin.left} x2={margin.left + width} y1={zero} y2={zero} />
      <path d={d} stroke={colour} strokeWidth={Math.max(0.75, pitch * 0.75)} fill="none" />
      {ends.map(([value = 0, y = 0], i) => (
        // oxlint-disable-next-line react/no-array-index-key -- an end keeps its place while its number changes
        <text key={i} x={margin.left - 5} y={y} dy={y < 5 ? '0.4em' : 0} textAnchor="end" className={styles.text}>
          {tickLabel(value)}
        </text>
      ))}
    </>
  );
});
