import type { CachePolicy } from './policy';

/** Everything stays until the cache is full. */
export const full: CachePolicy = {
  offered: [{ pinned: 0, positions: 'original' }],
  bounded: false,
  recomputes: false,
  attentive: false,
  evict: () => [],
};
