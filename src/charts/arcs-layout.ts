/** Positions of the tokens and arcs of one row. */

/** Indices of the `count` largest weights by magnitude, in order. */
export function strongestOf(weights: Float32Array, limit: number): number[] {
  return Array.from(weights.keys())
    .sort((a, b) => Math.abs(weights[b] ?? 0) - Math.abs(weights[a] ?? 0))
    .slice(0, limit)
    .sort((a, b) => a - b);
}

/**
 * Which tokens are named where names need `room` pixels each and tokens are `pitch` apart: all when they fit, else those in
 * `first`, in that order of priority, as long as none covers another.
 */
export function namedTokens(count: number, pitch: number, room: number, first: readonly number[]): number[] {
  if (pitch >= room) return Array.from({ length: count }, (_, i) => i);
  const kept: number[] = [];
  for (const index of first) if (kept.every((other) => Math.abs(other - index) * pitch >= room)) kept.push(index);
  return kept.toSorted((a, b) => a - b);
}

/**
 * An arc from the query token to the key token, over the baseline at y = 0: half an ellipse, `rise` pixels
 * high; a loop where both are one.
 */
export function arcPath(from: number, to: number, rise: number): string {
  if (from === to) return `M${from - 4},0C${from - 9},${-rise} ${from + 9},${-rise} ${from + 4},0`;
  return `M${from},0A${Math.abs(from - to) / 2},${rise} 0 0 ${to < from ? 0 : 1} ${to},0`;
}
