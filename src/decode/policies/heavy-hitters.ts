import { type CacheBudget, type CachePolicy, excess, lowest, unpinned } from './policy';

/**
 * H2O (Zhang et al. 2306.14048), as its authors' code decodes (`H2OKVCache_LayerWise` and FlexGen's `mha_gen`; see docs/architecture.md): a
 * row attends to all live tokens, its own included; its attention is added to every token's sum; and of all but the last `recent`
 * tokens, which include the row's own, the one with the least sum is evicted. Half of what is not pinned is recent, so that a row sees its own
 * token, `recent` before it, and size − pinned − 1 − recent heavy hitters. Their code keeps a list per head; here one list serves
 * all heads of all layers, by their mean.
 */
export const heavyHitters: CachePolicy = {
  offered: [{ pinned: 4, positions: 'cache' }],
  bounded: true,
  recomputes: false,
  attentive: true,
  recent: recentOf,
  evict(view, budget) {
    const old = unpinned(view, budget).filter((rank) => rank < view.keys.length - recentOf(budget));
    return lowest(old, excess(view, budget), (rank) => view.total[rank] ?? 0);
  },
};

function recentOf({ size, pinned }: CacheBudget): number {
  return Math.floor((size - pinned) / 2);
}
