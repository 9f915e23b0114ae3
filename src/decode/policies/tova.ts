import { type CachePolicy, excess, lowest, unpinned } from './policy';

/**
 * TOVA (Oren et al. 2401.06104): what the last row attended to least goes. The paper decides for every layer; here one list serves
 * all layers, by their mean.
 */
export const tova: CachePolicy = {
  offered: [{ pinned: 4, positions: 'cache' }],
  bounded: true,
  recomputes: false,
  attentive: true,
  evict: (view, budget) => lowest(unpinned(view, budget), excess(view, budget), (rank) => view.last[rank] ?? 0),
};
