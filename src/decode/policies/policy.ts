/** A cache policy is a pure function from the live tokens to those that must be evicted. */

export const positionKinds = ['original', 'cache'] as const;
/** `original`: a key is read as far away as it is in the text; `cache`: as far as it is in the cache (2309.17453, section 3.2). */
export type PositionKind = (typeof positionKinds)[number];

/** What a policy decides from; ranks are in the order of the text. */
export interface CacheView {
  /** [live] index in the text of the token that each rank holds, ascending. */
  readonly keys: readonly number[];
  /** [live] attention that each rank got from the last row, mean over all heads of all layers. */
  readonly last: readonly number[];
  /** [live] the same, summed over all rows since the rank's own. */
  readonly total: readonly number[];
}

export interface CacheBudget {
  /** Tokens that may be live, the newest and the pinned included. */
  readonly size: number;
  /** How many of the text's first tokens are never evicted. */
  readonly pinned: number;
}

export interface LiveBudget extends CacheBudget {
  /** Index of the first token that is pinned: 0, or 1 where token 0 is dropped. As many are pinned either way. */
  readonly firstPinned: number;
}

export interface CachePolicy {
  /** Under which settings a comparison of policies offers it, at the comparison's own size. */
  readonly offered: readonly { readonly pinned: number; readonly positions: PositionKind }[];
  /** Whether the cache is bounded by `size`. */
  readonly bounded: boolean;
  /** Nothing is kept: every token is read again with as many earlier tokens as the budget allows. */
  readonly recomputes: boolean;
  /** Whether it depends on attention, so that a cache cannot be cut back after an eviction. */
  readonly attentive: boolean;
  /** How many of the last tokens are never evicted, the last row's own counted; left out: recency alone protects none. */
  recent?(budget: CacheBudget): number;
  /** The ranks to evict before one more token is read: as many as needed, and no pinned one. */
  evict(view: CacheView, budget: LiveBudget): readonly number[];
}

/** Ranks that a policy may evict: all that hold no pinned token. */
export function unpinned({ keys }: CacheView, { pinned, firstPinned }: LiveBudget): readonly number[] {
  return keys.flatMap((key, rank) => (key < firstPinned + pinned ? [] : [rank]));
}

/** How many must be evicted before one more token is read. */
export function excess({ keys }: CacheView, { size }: CacheBudget): number {
  return Math.max(0, keys.length + 1 - size);
}

/** The `count` ranks with the least scores; among equals, the older ones. */
export function lowest(ranks: readonly number[], count: number, score: (rank: number) => number): readonly number[] {
  return ranks.toSorted((a, b) => score(a) - score(b) || a - b).slice(0, count);
}
