/** One row as arcs: from the token that looks to the tokens it looks at, wider and darker with the weight. */
import { memo } from 'react';
import type { ColourScale } from './scale';
import { useSize } from './size';
import styles from './arcs.module.css';

interface ArcsProps {
  /** Weight of every column up to the row. */
  readonly weights: Float32Array;
  readonly scale: ColourScale;
  readonly label: (index: number) => string;
  /** At most so many arcs are drawn, the strongest. */
  readonly most: number;
  readonly marked: number | null;
  readonly accentColumn: number;
  readonly ariaLabel: string;
  readonly onHover: (column: number | null) => void;
  readonly onLock: (column: number) => void;
}

const pitch = 19;

export const Arcs = memo(function Arcs({
  weights,
  scale,
  label,
  most,
  marked,
  accentColumn,
  ariaLabel,
  onHover,
  onLock,
}: ArcsProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const count = weights.length;
  const strongest = strongestOf(weights, most);
  const height = count * pitch + 16;
  const right = Math.min(150, size.width * 0.4);
  const y = (i: number): number => 12 + i * pitch;
  return (
    <div className={styles.arcs} ref={ref}>
      <svg width={size.width} height={height} role="group" aria-label={ariaLabel} onPointerLeave={() => onHover(null)}>
        {strongest.map((i) => {
          const weight = weights[i] ?? 0;
          const place = scale.position(weight);
          const reach = Math.min(size.width - right - 20, 16 + (count - 1 - i) * pitch * 0.55);
          return (
            <path
              key={i}
              d={`M${right + 8},${y(count - 1)}C${right + 8 + reach},${y(count - 1)} ${right + 8 + reach},${y(i)} ${right + 8},${y(i)}`}
              className={styles.arc}
              stroke={i === accentColumn ? 'var(--accent)' : 'var(--action)'}
              strokeWidth={0.5 + 7 * place}
              strokeOpacity={0.2 + 0.7 * place}
            />
          );
        })}
        {Array.from(weights, (weight, i) => (
          <g key={label(i)} className={styles.token} onPointerEnter={() => onHover(i)} onClick={() => onLock(i)}>
            <rect x={0} y={y(i) - pitch / 2} width={right} height={pitch} className={i === marked ? styles.marked : styles.hit} />
            <text x={right} y={y(i)} dy="0.35em" textAnchor="end" className={i === accentColumn ? styles.sink : styles.label}>
              {label(i)} {weight >= 0.01 ? weight.toFixed(2) : ''}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
});

/** Indices of the largest weights, at most so many, in order. */
export function strongestOf(weights: Float32Array, most: number): number[] {
  return Array.from(weights.keys())
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
    .slice(0, most)
    .sort((a, b) => a - b);
}
