/** A dot for every token: its value over its index; one of them stands out in the accent colour. */
import { scaleLinear } from 'd3-scale';
import { memo } from 'react';
import { Axes } from './axes';
import { useSize } from './size';
import styles from './plot.module.css';

interface DotsProps {
  readonly values: readonly number[];
  readonly accent: number;
  readonly cursor: number | null;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly ariaLabel: string;
}

const margin = { left: 38, top: 22, right: 10, bottom: 32 };

export const Dots = memo(function Dots({ values, accent, cursor, xTitle, yTitle, ariaLabel }: DotsProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const width = Math.max(0, size.width - margin.left - margin.right);
  const height = Math.max(0, size.height - margin.top - margin.bottom);
  const x = scaleLinear([-0.5, Math.max(0.5, values.length - 0.5)], [0, width]);
  const y = scaleLinear([0, Math.max(1e-9, ...values.filter(Number.isFinite)) * 1.05], [height, 0]);
  const radius = Math.max(1.5, Math.min(4, (width / Math.max(1, values.length)) * 0.4));
  return (
    <div className={styles.plot} ref={ref}>
      <svg className={styles.svg} width={size.width} height={size.height} role="img" aria-label={ariaLabel}>
        {width > 0 && height > 0 && (
          <g transform={`translate(${margin.left}, ${margin.top})`}>
            <Axes x={x} y={y} width={width} height={height} xTitle={xTitle} yTitle={yTitle} />
            {cursor !== null && <line className={styles.cursor} x1={x(cursor)} x2={x(cursor)} y2={height} />}
            {values.map((value, i) =>
              Number.isFinite(value) && i !== accent ? (
                <circle key={`d${i}`} cx={x(i)} cy={y(value)} r={radius} className={styles.dot} />
              ) : null,
            )}
            {Number.isFinite(values[accent]) && (
              <circle cx={x(accent)} cy={y(values[accent] ?? 0)} r={Math.max(4, radius)} className={styles.accent} />
            )}
          </g>
        )}
      </svg>
    </div>
  );
});
