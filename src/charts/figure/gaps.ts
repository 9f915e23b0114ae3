/** Removes bands that are empty across a whole figure: where the page has controls, a file would have a gap. */

/** From one height to another, in one unit, downwards. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Positions once every empty band is at most `most` high. Things that overlap in height keep their positions
 * relative to each other.
 * @param spans what is drawn, in any order
 * @param from where the first band begins
 * @returns what to take from a thing's height by its top, and where the last one ends then
 */
export function closeGaps(
  spans: readonly Span[],
  from: number,
  maxGap: number,
): { readonly up: (top: number) => number; readonly bottom: number } {
  const cuts: { readonly below: number; readonly removed: number }[] = [];
  let [reached, removed] = [from, 0];
  for (const { top, bottom } of spans.toSorted((a, b) => a.top - b.top)) {
    if (top - reached > maxGap) {
      removed += top - reached - maxGap;
      cuts.push({ below: top, removed });
    }
    reached = Math.max(reached, bottom);
  }
  const up = (top: number): number => cuts.findLast(({ below }) => below <= top)?.removed ?? 0;
  return { up, bottom: reached - removed };
}
