import { type CachePolicy, excess, lowest, unpinned } from './policy';

/**
 * TOVA (Oren et al. 2401.06104): the token with the least attention from the last row is evicted. The paper decides per layer; here one list
 * serves all layers, by their mean.
 */
export const tova: CachePolicy = {
  offered: [{ pinned: 4, positions: 'cache' }],
  bounded: true,
  recomputes: false,
  attentive: true,
  evict: (view, budget) => lowest(unpinned(view, budget), excess(view, budget), (rank) => view.last[rank] ?? 0),
};
