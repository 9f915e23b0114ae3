import type { CachePolicy } from './policy';

/**
 * Sliding window with recomputation (the baseline of 2309.17453): every token is read with the tokens of its window, all of
 * them again, so that nothing that was evicted has left its mark on what is kept. Costs a window per token.
 */
export const recompute: CachePolicy = {
  offered: [{ pinned: 0, positions: 'cache' }],
  bounded: true,
  recomputes: true,
  attentive: false,
  evict: () => [],
};
