/** A dot for every token: its value over its index; one of them has the accent colour. */
import { scaleLinear } from 'd3-scale';
import { memo, useMemo } from 'react';
import { type Axis, verticalAxis } from './axes';
import { usePick } from './pick';
import { pieces, samePiece } from './pieces';
import { roomFor, roundAbove } from './room';
import { Plot, plotArea } from './plot';
import { useSize } from './size';
import styles from './plot.module.css';

interface DotsProps {
  /** NaN where there is none. */
  readonly values: readonly number[];
  /** The highlighted index. */
  readonly accent: number;
  /** Its name, written beside its dot. */
  readonly accentLabel?: string;
  readonly cursor: number | null;
  /** A logarithmic vertical axis: values that are not above 0 are left out. */
  readonly log?: boolean;
  /** A level to compare with, such as the median of the others. */
  readonly reference?: { readonly label: string; readonly value: number };
  readonly xTitle: string;
  readonly yTitle: string;
  readonly ariaLabel: string;
  readonly onHover?: (index: number | null) => void;
  readonly onLock?: (index: number) => void;
}

const margin = { left: 44, top: 26, right: 12, bottom: 24 };

export const Dots = memo(function Dots(props: DotsProps) {
  const { values, accent, accentLabel, cursor, log = false, reference } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const area = plotArea(size, margin);
  const { width, height } = area;
  const last = values.length - 1;
  const [low, high] = useMemo(() => dotsDomain(values, log), [values, log]);
  const room = roomFor(values.length);
  const x = useMemo(() => scaleLinear([-0.5, room - 0.5], [0, width]), [room, width]);
  const y = useMemo(() => verticalAxis([low, high], height, log), [low, high, height, log]);
  const radius = Math.max(1.5, Math.min(4, (width / room) * 0.4));
  const at = cursor !== null && cursor >= 0 && cursor <= last ? cursor : null;
  const under = (px: number): number => Math.max(0, Math.min(last, Math.round(x.invert(px - margin.left))));
  const pick = usePick(
    { from: 0, to: Math.max(0, last), at, under, onHover: props.onHover, onLock: props.onLock },
    props.ariaLabel,
  );
  const shown = (i: number): number | null => {
    const value = values[i];
    return value !== undefined && Number.isFinite(value) && (!log || value > 0) ? value : null;
  };
  const marked = shown(accent);
  const hovered = at === null ? null : shown(at);
  return (
    <Plot box={ref} area={area} pick={pick} axes={{ x, y, xTitle: props.xTitle, yTitle: props.yTitle, log }}>
      {reference && Number.isFinite(reference.value) && (
        <>
          <line x2={width} y1={y(reference.value)} y2={y(reference.value)} className={styles.baseline} />
          <line x1={width - 20} x2={width} y1={-14} y2={-14} className={styles.baseline} />
          <text x={width - 26} y={-10} textAnchor="end" className={styles.reference}>
            {reference.label}
          </text>
        </>
      )}
      {at !== null && <line className={styles.cursor} x1={x(at)} x2={x(at)} y1={-4} y2={height + 5} />}
      {pieces(values.length).map(([from, to]) => (
        <Cloud key={from} values={values} from={from} to={to} accent={accent} log={log} x={x} y={y} radius={radius} />
      ))}
      {at !== null && hovered !== null && <circle className={styles.held} cx={x(at)} cy={y(hovered)} r={radius + 2} />}
      {marked !== null && (
        <g transform={`translate(${x(accent)}, ${y(marked)})`}>
          <circle r={Math.max(4.5, radius)} className={styles.accent} />
          {accentLabel && (
            <text x={9} dy="0.35em" className={styles.accentText}>
              {accentLabel}
            </text>
          )}
        </g>
      )}
    </Plot>
  );
});

interface CloudProps {
  readonly values: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly accent: number;
  readonly log: boolean;
  readonly x: Axis;
  readonly y: Axis;
  readonly radius: number;
}

/** A piece of the other dots as one path: strokes without length and with round ends. */
const Cloud = memo(
  function Cloud({ values, from, to, accent, log, x, y, radius }: CloudProps) {
    let d = '';
    // The last index of a piece is the first of the next, which draws it.
    const end = to === values.length - 1 ? to : to - 1;
    for (let i = from; i <= end; i++) {
      const value = values[i] ?? Number.NaN;
      if (Number.isFinite(value) && i !== accent && (!log || value > 0)) d += `M${x(i).toFixed(1)},${y(value).toFixed(1)}h0`;
    }
    return <path d={d} className={styles.cloud} strokeWidth={2 * radius} />;
  },
  samePiece(['values']),
);

/** From 0, or on a logarithmic axis from the power of ten below the least, to a round number above the largest. */
export function dotsDomain(values: readonly number[], log: boolean): readonly [number, number] {
  const known = values.filter((value) => Number.isFinite(value) && (!log || value > 0));
  if (known.length === 0) return [log ? 0.1 : 0, 1];
  const highest = Math.max(...known);
  if (!log) return [0, roundAbove(highest)];
  return [10 ** Math.floor(Math.log10(Math.min(...known)) - 1e-9), roundAbove(highest * 1.1)];
}
