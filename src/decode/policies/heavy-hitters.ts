import { type CachePolicy, excess, least, unpinned } from './policy';

/**
 * H2O (Zhang et al. 2306.14048): half of the budget holds the most recent tokens, the other half those that have got the most
 * attention so far. The paper keeps a list for every head; here one list serves all heads of all layers, by their mean.
 */
export const heavyHitters: CachePolicy = {
  bounded: true,
  recomputes: false,
  attentive: true,
  evict(view, budget) {
    const recent = Math.floor((budget.size - budget.pinned) / 2);
    const old = unpinned(view, budget).filter((rank) => rank < view.keys.length - recent);
    return least(old, excess(view, budget), (rank) => view.total[rank] ?? 0);
  },
};
