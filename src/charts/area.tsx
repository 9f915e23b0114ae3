/** Amounts stacked over steps: straight-edged areas, since what is stacked grows with every step. */
import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { memo, useMemo } from 'react';
import { type Axis, verticalAxis } from './axes';
import { KeyLegend } from './legend';
import { usePick } from './pick';
import { pieces, samePiece } from './pieces';
import { roomFor, roundAbove } from './room';
import { Plot, plotArea } from './plot';
import { useSize } from './size';
import { spread } from './spread';
import styles from './plot.module.css';

interface Stacked {
  readonly label: string;
  readonly colour: string;
  /** An amount for every step from `from` on. */
  readonly values: readonly number[];
}

interface AreaProps {
  /** Bottom first. */
  readonly series: readonly Stacked[];
  /** The step of the first value; 0 unless given. */
  readonly from?: number;
  /** The top of the vertical axis where it is known beforehand; a round number above the stack unless given. */
  readonly highest?: number;
  readonly cursor: number | null;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly ariaLabel: string;
  readonly onHover?: (step: number | null) => void;
  readonly onLock?: (step: number) => void;
}

/** Pixels per letter, generous and minimal; the share of a chart's width that names may take, longer ones go below. */
const [advance, minAdvance, maxBeside] = [7, 6.4, 0.3];
/** CSS pixels from a name to the next; a band thinner than the second has none. */
const [apart, nameable] = [14, 1.5];

export const Area = memo(function Area(props: AreaProps) {
  const { series, from: start = 0, cursor, xTitle, yTitle, ariaLabel, onHover, onLock } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const longest = Math.max(0, ...series.map((s) => s.label.length));
  const below = 24 + longest * minAdvance > size.width * maxBeside;
  const margin = { left: 48, top: 26, right: below ? 12 : Math.min(size.width * maxBeside, 24 + longest * advance), bottom: 24 };
  const plot = plotArea(size, margin);
  const { width, height } = plot;
  const steps = Math.max(1, ...series.map((s) => s.values.length));
  const tops = useMemo(() => stack(series.map((s) => s.values)), [series]);
  const last = start + steps - 1;
  const highest = props.highest ?? roundAbove(Math.max(0, ...(tops.at(-1) ?? [0])));
  const room = roomFor(steps);
  const x = useMemo(() => scaleLinear([start, start + room], [0, width]), [start, room, width]);
  const y = useMemo(() => verticalAxis([0, highest], height, false), [highest, height]);
  const at = cursor !== null && cursor >= start && cursor <= last ? cursor : null;
  const under = (px: number): number => Math.max(start, Math.min(last, Math.floor(x.invert(px - margin.left))));
  const pick = usePick({ from: start, to: last, at, under, onHover, onLock }, ariaLabel);
  const edgeOf = (k: number): number => y(tops[k]?.at(-1) ?? 0);
  const named = thickest(
    series.map((s, k) => ({ ...s, top: edgeOf(k), foot: edgeOf(k - 1) })),
    Math.max(1, Math.floor(height / apart) + 1),
  );
  const places = spread(
    named.map(({ top, foot }) => (top + foot) / 2),
    apart,
    height,
  );
  const picture = (
    <Plot box={ref} area={plot} pick={pick} axes={{ x, y, xTitle, yTitle }}>
      {series.map(({ label, colour }, k) =>
        pieces(steps).map(([from, to]) => (
          <Band
            key={`${label} ${from}`}
            feet={tops[k - 1]}
            tops={tops[k] ?? []}
            from={from}
            to={to}
            last={to === steps - 1}
            start={start}
            colour={colour}
            x={x}
            y={y}
          />
        )),
      )}
      {(below ? [] : named).map(({ label, colour }, i) => (
        <g key={label} transform={`translate(${width}, ${places[i]})`}>
          <rect x={5} y={-4} width={8} height={8} fill={colour} />
          <text className={styles.direct} x={18} dy="0.35em">
            {label}
          </text>
        </g>
      ))}
      {at !== null && <line className={styles.cursor} x1={x(at + 0.5)} x2={x(at + 0.5)} y1={-4} y2={height + 5} />}
    </Plot>
  );
  return (
    <div className={styles.named}>
      {picture}
      {below && <KeyLegend items={series} />}
    </div>
  );
});

/** The bands that are named at their ends, at most so many, in their order. */
function thickest<B extends { readonly top: number; readonly foot: number }>(bands: readonly B[], count: number): readonly B[] {
  const thickness = ({ top, foot }: B): number => foot - top;
  const kept = bands
    .filter((band) => thickness(band) >= nameable)
    .toSorted((a, b) => thickness(b) - thickness(a))
    .slice(0, count);
  return bands.filter((band) => kept.includes(band));
}

interface BandProps {
  /** The tops of the band below; none for the lowest. */
  readonly feet: readonly number[] | undefined;
  readonly tops: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly last: boolean;
  /** The step of the first value. */
  readonly start: number;
  readonly colour: string;
  readonly x: Axis;
  readonly y: Axis;
}

/** A piece of a band: drawn again only when its own values change. */
const Band = memo(
  function Band({ feet, tops, from, to, last, start, colour, x, y }: BandProps) {
    // One index past the last step, since that has a width too; else the next piece begins there.
    const places = Array.from({ length: (last ? to + 1 : to) - from + 1 }, (_, i) => from + i);
    const of = (values: readonly number[] | undefined, i: number): number => y(values?.[Math.min(i, to)] ?? 0);
    const band = area<number>(
      (i) => x(start + i),
      (i) => of(feet, i),
      (i) => of(tops, i),
    ).curve(curveStepAfter);
    const edge = line<number>(
      (i) => x(start + i),
      (i) => of(tops, i),
    ).curve(curveStepAfter);
    return (
      <>
        <path d={band(places) ?? ''} fill={colour} className={styles.band} />
        <path d={edge(places) ?? ''} className={styles.seam} />
      </>
    );
  },
  samePiece(['feet', 'tops']),
);

/** Running sums over the series: the tops of the areas, bottom series first. */
export function stack(series: readonly (readonly number[])[]): number[][] {
  const tops: number[][] = [];
  for (const values of series) {
    const below = tops.at(-1);
    tops.push(values.map((value, i) => value + (below?.[i] ?? 0)));
  }
  return tops;
}
