/** A score's factors, a bar each, over marks of those of the row's other keys, which can be pointed at. */
import { median } from 'd3-array';
import { memo } from 'react';
import { usePick } from '../../../charts/pick';
import { roundAbove } from '../../../charts/room';
import { useSize } from '../../../charts/size';
import { wordsOf } from '../../../words';
import styles from './score-panel.module.css';
import type { ShownScore } from './shown-score';

const say = wordsOf('score');

interface FactorBarsProps {
  readonly shown: ShownScore;
  readonly colour: string;
  readonly onHover: (key: number | null) => void;
  readonly onLock: (key: number) => void;
}

/** CSS pixels. */
const [rowHeight, labelWidth, gap] = [30, 74, 8];

export const FactorBars = memo(function FactorBars({ shown, colour, onHover, onLock }: FactorBarsProps) {
  const [ref, { width }] = useSize<HTMLDivElement>();
  const { factors, keys, key } = shown;
  const numberWidth = width < 420 ? 62 : 150;
  const track = Math.max(40, width - labelWidth - numberWidth - 2 * gap);
  const at = keys.findIndex((each) => each.key === key);
  const others = keys.filter((each) => each.key !== key);
  const most = (values: readonly number[]): number => roundAbove(Math.max(1e-9, ...values.map(Math.abs).filter(Number.isFinite)));
  const score = most(keys.map((each) => each.score));
  const rows = [
    { label: say.queryLength, value: factors.queryLength, of: null, from: 0, to: most([factors.queryLength]) },
    { label: say.keyLength, value: factors.keyLength, of: 'keyLength', from: 0, to: most(keys.map((each) => each.keyLength)) },
    { label: say.cosine, value: factors.cosine, of: 'cosine', from: -1, to: 1 },
    { label: say.score, value: factors.score, of: 'score', from: -score, to: score },
  ] as const;
  const drawn = rows.map((row) => {
    const x = (value: number): number => ((value - row.from) / (row.to - row.from)) * track;
    const of = row.of;
    const values = of === null ? [] : keys.map((each) => each[of]);
    const rest = of === null ? [] : others.map((each) => each[of]);
    return { ...row, x, values, rest, usual: median(rest) };
  });
  const under = (px: number, py: number): number | null => {
    const row = drawn[Math.floor(py / rowHeight)];
    if (row === undefined || row.values.length === 0) return null;
    const far = row.values.map((value) => Math.abs(row.x(value) + labelWidth + gap - px));
    const least = Math.min(...far);
    return least < 12 ? far.indexOf(least) : null;
  };
  const pick = usePick(
    {
      from: 0,
      to: Math.max(0, keys.length - 1),
      at: at < 0 ? null : at,
      under,
      onHover: (i) => onHover(i === null ? null : (keys[i]?.key ?? null)),
      onLock: (i) => onLock(keys[i]?.key ?? 0),
    },
    say.figure,
  );
  const middle = rowHeight / 2;
  return (
    <div ref={ref} className={styles.factors}>
      {width > 0 && (
        <svg width={width} height={rows.length * rowHeight} className={styles.svg} {...pick}>
          {drawn.map(({ label, value, x, rest, usual, from, to }, i) => (
            <g key={label} transform={`translate(0, ${i * rowHeight})`}>
              <text x={0} y={middle} dy="0.35em" className={styles.factor}>
                {label}
              </text>
              <g transform={`translate(${labelWidth + gap}, 0)`}>
                <line x1={x(from)} x2={x(to)} y1={middle} y2={middle} className={styles.track} />
                <path
                  className={styles.others}
                  d={rest.map((each) => `M${Math.round(2 * x(each)) / 2},${middle - 9}v18`).join('')}
                />
                <rect
                  x={Math.min(x(0), x(value))}
                  width={Math.max(1, Math.abs(x(value) - x(0)))}
                  y={middle - 5}
                  height={10}
                  fill={colour}
                />
                <line x1={x(0)} x2={x(0)} y1={middle - 9} y2={middle + 9} className={styles.zero} />
                {usual !== undefined && (
                  <line x1={x(usual)} x2={x(usual)} y1={middle - 13} y2={middle + 13} className={styles.usual} />
                )}
              </g>
              <text x={labelWidth + 2 * gap + track} y={middle} dy="0.35em" className={styles.number}>
                {usual === undefined || numberWidth < 100 ? say.number(value) : say.beside(value, usual)}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  );
});
