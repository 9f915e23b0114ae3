/** Bytes of a cache by its layout. One source for the engine's buffers, the charts and the calculators. */
import type { CacheArray, CacheLayout } from './cache-layout';

export interface CacheBytes {
  /** Bytes per token; of a bounded array, only until it is full. */
  readonly perToken: number;
  /** Bytes that do not depend on the length of the text. */
  readonly constant: number;
  /** perToken · tokens + constant, where no array is bounded */
  readonly total: number;
}

export interface CacheBytesByUse extends CacheBytes {
  /** Bytes of arrays that are kept only to be drawn; in none of the other numbers. */
  readonly forDisplay: CacheBytes;
}

/** Bytes of one array: per token if it grows with the text, else of the whole. */
export function arrayBytes(array: CacheArray): number {
  return array.shape.reduce((product, { size }) => product * size, array.bytesPerElement);
}

/** Bytes of an array with room for `slots` tokens, or for its most if that is fewer. */
export function allocatedBytes(array: CacheArray, slots: number): number {
  return arrayBytes(array) * (array.per === 'token' ? Math.min(slots, array.capacity ?? Infinity) : 1);
}

/** Bytes of a cache that holds `tokens` tokens. */
export function cacheBytes(layout: CacheLayout, tokens: number): CacheBytesByUse {
  const kept = layout.filter((array) => !array.forDisplay);
  const shown = layout.filter((array) => array.forDisplay);
  return { ...sum(kept, tokens), forDisplay: sum(shown, tokens) };
}

/** How a cache grows in the long run: total = perToken · tokens + ceiling as soon as every bounded array is full. */
export function growth(layout: CacheLayout): { readonly perToken: number; readonly ceiling: number } {
  const unbounded = (array: CacheArray): boolean => array.per === 'token' && array.capacity === undefined;
  const kept = layout.filter(({ forDisplay }) => !forDisplay);
  return {
    perToken: kept.filter(unbounded).reduce((bytes, array) => bytes + arrayBytes(array), 0),
    ceiling: kept
      .filter((array) => !unbounded(array))
      .reduce((bytes, array) => bytes + arrayBytes(array) * (array.capacity ?? 1), 0),
  };
}

/** The same cache with its elements stored in another width, e.g. 2 bytes for float16. */
export function withElementBytes(layout: CacheLayout, bytesPerElement: number): CacheLayout {
  return layout.map((array) => ({ ...array, bytesPerElement }));
}

function sum(arrays: readonly CacheArray[], tokens: number): CacheBytes {
  const bytesOf = (per: CacheArray['per']): number =>
    arrays.reduce((bytes, array) => bytes + (array.per === per ? arrayBytes(array) : 0), 0);
  const perToken = bytesOf('token');
  const constant = bytesOf('constant');
  const missing = arrays.reduce(
    (bytes, array) => bytes + (array.per === 'token' ? arrayBytes(array) * Math.max(0, tokens - (array.capacity ?? tokens)) : 0),
    0,
  );
  return { perToken, constant, total: perToken * tokens - missing + constant };
}
