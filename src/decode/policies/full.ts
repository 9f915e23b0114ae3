import type { CachePolicy } from './policy';

/** Everything stays until the cache is full. */
export const full: CachePolicy = { bounded: false, recomputes: false, attentive: false, evict: () => [] };
