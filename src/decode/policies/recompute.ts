import type { CachePolicy } from './policy';

/**
 * Sliding window with recomputation (the baseline of 2309.17453): every token is read with the tokens of its window, all of
 * them again, so that evicted tokens have no influence on the cached ones. Costs a window per token.
 */
export const recompute: CachePolicy = {
  offered: [{ pinned: 0, positions: 'cache' }],
  bounded: true,
  recomputes: true,
  attentive: false,
  evict: () => [],
};
