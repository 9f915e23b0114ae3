/** Means over texts or blocks of a text, and how sure they are. */
import { sum } from 'd3-array';
import { meanOfAll } from '../decode/mean';

/** The 97.5 % quantile of Student's t: exact to four digits up to 4 degrees of freedom, then its expansion about the normal one. */
export function student(freedom: number): number {
  const exact = [12.7062, 4.3027, 3.1824, 2.7764][freedom - 1];
  if (exact !== undefined) return exact;
  const z = 1.959964;
  const terms = [
    z,
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
  ];
  return sum(terms, (term, i) => term / freedom ** i);
}

export interface Estimate {
  readonly mean: number;
  /** Half the width of its 95 % interval; NaN where there are fewer than two units. */
  readonly half: number;
  /** Number of texts or blocks. */
  readonly units: number;
}

/** The mean of all values, and its 95 % interval over their units, by the spread of the units' means. Null without values. */
export function estimate(units: readonly (readonly number[])[]): Estimate | null {
  const means = units.filter((values) => values.length > 0).map(meanOfAll);
  if (means.length === 0) return null;
  const middle = meanOfAll(means);
  const variance = sum(means, (value) => (value - middle) ** 2) / (means.length - 1);
  const half = means.length < 2 ? Number.NaN : student(means.length - 1) * Math.sqrt(variance / means.length);
  return { mean: meanOfAll(units.flat()), half, units: means.length };
}
