/** How a cache grows with its text, as the corners of a line. */
import { cacheBytes, growth } from '../attention/cache-bytes';
import type { CacheLayout } from '../attention/cache-layout';

export interface GrowthPoint {
  readonly tokens: number;
  readonly bytes: number;
}

/**
 * Bytes of the cache from an empty text to one of `most` tokens. Between two points the line is straight: it bends only where a bounded array
 * is full.
 */
export function growthCurve(layout: CacheLayout, most: number): readonly GrowthPoint[] {
  const bends = layout.flatMap(({ forDisplay, capacity }) =>
    forDisplay || capacity === undefined || capacity >= most ? [] : [capacity],
  );
  const places = [...new Set([0, ...bends, most])].toSorted((a, b) => a - b);
  return places.map((tokens) => ({ tokens, bytes: cacheBytes(layout, tokens).total }));
}

/** What a cache comes to in the long run. */
export interface LongRun {
  /** Bytes that each further token adds once every bounded array is full. */
  readonly perToken: number;
  /** Bytes of all that is bounded, when it is full. */
  readonly bounded: number;
  /** Whether what is bounded is there from the first token on, and does not fill up. */
  readonly constant: boolean;
}

export function longRun(layout: CacheLayout): LongRun {
  const { perToken, ceiling } = growth(layout);
  return { perToken, bounded: ceiling, constant: ceiling === cacheBytes(layout, 0).total };
}
