/** One row as arcs: from the query token back to the key tokens, wider and darker with the weight. */
import { sum } from 'd3-array';
import { memo, useMemo } from 'react';
import { arcPath, namedTokens, strongestOf } from './arcs-layout';
import { shorten } from './matrix-layout';
import { usePick } from './pick';
import type { ColourScale } from './scale';
import { useSize } from './size';
import cover from './cover.module.css';
import styles from './arcs.module.css';

interface ArcsProps {
  /** Weight of every column up to the row; the last is the query's own token. Of either sign where the scale is diverging. */
  readonly weights: Float32Array;
  readonly scale: ColourScale;
  readonly label: (index: number) => string;
  /** The most arcs that are drawn, strongest first. */
  readonly limit: number;
  /** Says how many arcs are drawn of how many, and which part of the weight they carry. */
  readonly note?: (drawn: number, all: number, part: number) => string;
  readonly marked: number | null;
  readonly accentColumn: number;
  readonly ariaLabel: string;
  readonly onHover: (column: number | null) => void;
  readonly onLock: (column: number) => void;
}

const foot = 116;
const above = 22;
const side = 16;
const widest = 30;
const nameRoom = 14;
const nameLength = 15;

export const Arcs = memo(function Arcs(props: ArcsProps) {
  const { weights, scale, label, limit, note, marked, accentColumn, ariaLabel, onHover, onLock } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const count = weights.length;
  const pitch = Math.min(widest, Math.max(0, (size.width - 2 * side) / Math.max(1, count)));
  const line = Math.max(40, size.height - foot);
  const x = (i: number): number => side + (i + 0.5) * pitch;
  const drawn = useMemo(() => strongestOf(weights, limit), [weights, limit]);
  const at = marked !== null && marked < count ? marked : null;
  const pick = usePick(
    {
      from: 0,
      to: Math.max(0, count - 1),
      at,
      under: (px) => {
        const index = Math.floor((px - side) / pitch);
        return index >= 0 && index < count ? index : null;
      },
      onHover,
      onLock,
    },
    ariaLabel,
  );
  const byWeight = drawn.toSorted((a, b) => Math.abs(weights[b] ?? 0) - Math.abs(weights[a] ?? 0));
  const names = namedTokens(count, pitch, nameRoom, [...(at === null ? [] : [at]), count - 1, accentColumn, ...byWeight]);
  const total = sum(weights, Math.abs);
  const part = sum(drawn, (i) => Math.abs(weights[i] ?? 0)) / (total || 1);
  const said = note?.(drawn.length, count, part);
  return (
    <div className={styles.arcs} ref={ref}>
      <svg className={cover.cover} width={size.width} height={size.height} {...pick}>
        {pitch > 0 && (
          <g transform={`translate(0, ${line})`}>
            {said && (
              <text x={side} y={13 - line} className={styles.note}>
                {said}
              </text>
            )}
            <line x1={side} x2={side + count * pitch} y1={0.5} y2={0.5} className={styles.line} />
            <ArcPaths
              drawn={byWeight}
              weights={weights}
              scale={scale}
              pitch={pitch}
              height={line - above}
              accent={accentColumn}
            />
            {at !== null && (
              <>
                <path d={arcPath(x(count - 1), x(at), riseOf(count - 1 - at, count, line - above))} className={styles.marked} />
                <rect x={x(at) - nameRoom / 2} y={4} width={nameRoom} height={foot - 8} className={styles.held} />
              </>
            )}
            {names.map((i) => (
              <text
                key={i}
                transform={`translate(${x(i)}, 8) rotate(-90)`}
                dy="0.35em"
                textAnchor="end"
                className={i === accentColumn ? styles.sink : i === count - 1 ? styles.query : styles.label}
              >
                {shorten(label(i), nameLength)}
              </text>
            ))}
            {pitch < nameRoom && <Ticks count={count} pitch={pitch} />}
          </g>
        )}
      </svg>
    </div>
  );
});

/** Far tokens rise highest; near ones still clear the line. */
function riseOf(distance: number, count: number, height: number): number {
  return Math.max(14, height * Math.sqrt(distance / Math.max(1, count - 1)));
}

interface ArcPathsProps {
  /** Strongest first. */
  readonly drawn: readonly number[];
  readonly weights: Float32Array;
  readonly scale: ColourScale;
  readonly pitch: number;
  readonly height: number;
  readonly accent: number;
}

/** The data: drawn again only when it changes, not when the pointer moves. */
const ArcPaths = memo(function ArcPaths({ drawn, weights, scale, pitch, height, accent }: ArcPathsProps) {
  const count = weights.length;
  const x = (i: number): number => side + (i + 0.5) * pitch;
  return drawn.toReversed().map((i) => {
    const weight = weights[i] ?? 0;
    const signed = scale.kind === 'diverging';
    // A diverging scale has 0 in its middle: the distance from there is the magnitude.
    const place = signed ? Math.abs(2 * scale.position(weight) - 1) : scale.position(weight);
    const sink = i === accent && !signed;
    return (
      <path
        key={i}
        d={arcPath(x(count - 1), x(i), riseOf(count - 1 - i, count, height))}
        className={styles.arc}
        stroke={sink ? 'var(--accent)' : scale.colour(weight)}
        strokeWidth={0.75 + 8 * place}
        strokeOpacity={sink ? 0.25 + 0.65 * place : 0.9}
      />
    );
  });
});

/** A tick for every token without a name. */
function Ticks({ count, pitch }: { readonly count: number; readonly pitch: number }) {
  const every = Math.max(1, Math.ceil(3 / pitch));
  const d = Array.from({ length: Math.ceil(count / every) }, (_, i) => `M${side + (i * every + 0.5) * pitch},1v4`).join('');
  return <path d={d} className={styles.line} />;
}
