/** What the cache saves at the row that is looked at, as an equation with its numbers. */
import { texCount, texFixed } from '../../kit/tex-numbers';

/** Multiplications of all rows computed again, against those of one row with the cache. */
export const savedEquation = String.raw`\frac{M_{0 \dots t}}{M_t}`;

export function savedRow(row: number, whole: number, cached: number): string {
  const ratio = String.raw`\frac{M_{0 \dots ${row}}}{M_{${row}}} = \frac{${texCount(whole)}}{${texCount(cached)}}`;
  return `${ratio} = ${texFixed(whole / cached, 1)}`;
}
