/** Which tokens left the cache, and at which row. */
import type { StepTrace } from '../engine/trace';

export interface Eviction {
  /** Index in the text. */
  readonly token: number;
  /** The first row that did not see it. */
  readonly row: number;
}

/** The tokens that a row no longer sees and the row before it did, oldest first. Both lists of keys ascend. */
export function evictedBetween(before: StepTrace, trace: StepTrace): readonly number[] {
  const live = new Set(trace.keys);
  return [...before.keys].filter((key) => !live.has(key));
}

/**
 * The tokens that left the cache last, up to a row, the latest first. Stops at a row whose trace was discarded.
 * @param most how many at most
 */
export function lastEvictions(trace: (index: number) => StepTrace | undefined, row: number, most: number): readonly Eviction[] {
  const found: Eviction[] = [];
  for (let at = row; at > 0 && found.length < most; at--) {
    const [before, now] = [trace(at - 1), trace(at)];
    if (!before || !now) break;
    for (const token of evictedBetween(before, now).toReversed()) found.push({ token, row: at });
  }
  return found.slice(0, most);
}
