/** The calculator's costs: bytes of a cache at a context and batch, and the longest context that fits into a memory. */
import { cacheBytes, growth } from '../../attention/cache-bytes';
import type { CacheLayout } from '../../attention/cache-layout';

/** Bytes of `batch` texts of `tokens` tokens each. */
export function costOf(layout: CacheLayout, tokens: number, batch: number): number {
  return batch * cacheBytes(layout, tokens).total;
}

/** Beyond any context: longer ones count as unlimited. */
const longest = 2 ** 46;

/**
 * The most tokens of each text whose caches fit into `room` bytes: Infinity where any length fits, null where not even one token
 * does.
 */
export function longestContext(layout: CacheLayout, batch: number, room: number): number | null {
  const fits = (tokens: number): boolean => costOf(layout, tokens, batch) <= room;
  const { perToken, ceiling } = growth(layout);
  if (perToken === 0 && batch * ceiling <= room) return Infinity;
  if (!fits(1)) return null;
  let low = 1;
  let high = longest;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
