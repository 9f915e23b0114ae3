/** A dial from 0, shut, at the left to 1, open, at the right. */
import styles from './gate-panel.module.css';

const [across, down, radius] = [38, 21, 17];

/** @param open 0 … 1; NaN where it is not known */
export function Dial({ open }: { readonly open: number }) {
  const known = Number.isFinite(open);
  const angle = Math.PI * (1 - Math.min(1, Math.max(0, known ? open : 0)));
  const round = (pixels: number): number => Math.round(100 * pixels) / 100;
  const [x, y] = [round(across / 2 + radius * Math.cos(angle)), round(down - 2 - radius * Math.sin(angle))];
  const left = across / 2 - radius;
  const foot = down - 2;
  return (
    <svg className={styles.dial} width={across} height={down} aria-hidden="true">
      <path className={styles.arc} d={`M${left},${foot}A${radius},${radius} 0 0 1 ${across - left},${foot}`} />
      {known && <path className={styles.open} d={`M${left},${foot}A${radius},${radius} 0 0 1 ${x},${y}`} />}
      {known && <line className={styles.needle} x1={across / 2} y1={foot} x2={x} y2={y} />}
    </svg>
  );
}
