/** Bytes of a cache by its layout. One source for the engine's buffers, the charts and the calculators. */
import type { CacheArray, CacheLayout } from './cache-layout';

export interface CacheBytes {
  /** Bytes that every token adds. */
  readonly perToken: number;
  /** Bytes that are there whatever the length of the text. */
  readonly constant: number;
  /** perToken · tokens + constant */
  readonly total: number;
}

export interface CacheBytesByUse extends CacheBytes {
  /** What is kept only so that it can be drawn; in none of the other numbers. */
  readonly forDisplay: CacheBytes;
}

/** Bytes of one array: of one token's part if it grows with the text, else of the whole. */
export function arrayBytes(array: CacheArray): number {
  return array.shape.reduce((product, { size }) => product * size, array.bytesPerElement);
}

/** Bytes of a cache that holds `tokens` tokens. */
export function cacheBytes(layout: CacheLayout, tokens: number): CacheBytesByUse {
  const kept = layout.filter((array) => !array.forDisplay);
  const shown = layout.filter((array) => array.forDisplay);
  return { ...sum(kept, tokens), forDisplay: sum(shown, tokens) };
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
  return { perToken, constant, total: perToken * tokens + constant };
}
