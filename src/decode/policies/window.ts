import { type CachePolicy, excess, unpinned } from './policy';

/**
 * The last tokens stay; with the first ones pinned this is the cache of StreamingLLM (Xiao et al. 2309.17453): `pinned` sinks and
 * the last size − pinned tokens.
 */
export const window: CachePolicy = {
  offered: [
    { pinned: 0, positions: 'cache' },
    { pinned: 1, positions: 'cache' },
    { pinned: 4, positions: 'cache' },
    { pinned: 4, positions: 'original' },
  ],
  bounded: true,
  recomputes: false,
  attentive: false,
  evict: (view, budget) => unpinned(view, budget).slice(0, excess(view, budget)),
};
