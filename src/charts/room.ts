/** Room for later steps: axes that jump ahead and then stay, so that a step draws only new data. */

/** Length of an axis for `count` values: at most a quarter more, and the same for many steps. */
export function roomFor(count: number): number {
  const step = Math.max(8, 2 ** (Math.floor(Math.log2(Math.max(1, count))) - 2));
  return Math.max(1, Math.ceil(count / step)) * step;
}

/** A round number at or above a largest value, of two digits at most. */
export function roundAbove(value: number): number {
  if (value <= 0) return 1;
  const step = 10 ** Math.floor(Math.log10(value)) / 2;
  // Rounded where a double is not exact: 0.3, not 0.30000000000000004.
  return Number((Math.ceil(value / step) * step).toPrecision(12));
}
