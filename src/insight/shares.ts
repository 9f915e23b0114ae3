import { sum } from 'd3-array';

/**
 * Shares in percent with one digit after the point, rounded so that the printed shares add up to the printed whole: the
 * largest remainders are rounded up (Hamilton's method), so none is off by as much as its last digit.
 * @param shares parts of 1, none below 0
 */
export function percentsThatAddUp(shares: readonly number[]): readonly number[] {
  const tenths = shares.map((share) => 1000 * share);
  const whole = tenths.map(Math.floor);
  const missing = Math.round(sum(tenths)) - sum(whole);
  const remainder = (i: number): number => (tenths[i] ?? 0) - (whole[i] ?? 0);
  const up = new Set(
    shares
      .map((_, i) => i)
      .toSorted((a, b) => remainder(b) - remainder(a))
      .slice(0, missing),
  );
  return whole.map((value, i) => (value + (up.has(i) ? 1 : 0)) / 10);
}
