/** The middle of some times; the upper of the two middle ones where their number is even. */
export const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
