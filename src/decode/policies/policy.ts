/** What stays when the cache is full: a policy is a pure function from what is live to what must go. */

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
  /** The first so many tokens of the text never go. */
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
  /** Nothing is kept: every token is read again with those before it that the budget allows. */
  readonly recomputes: boolean;
  /** Whether it looks at attention, so that a cache that went another way cannot be taken back to an earlier length. */
  readonly attentive: boolean;
  /** How many of the last tokens are never evicted, the last row's own counted; left out: recency alone protects none. */
  recent?(budget: CacheBudget): number;
  /** The ranks that go before one more token comes: as many as needed, and no pinned one. */
  evict(view: CacheView, budget: LiveBudget): readonly number[];
}

/** Ranks that a policy may evict: all that hold no pinned token. */
export function unpinned({ keys }: CacheView, { pinned, firstPinned }: LiveBudget): readonly number[] {
  return keys.flatMap((key, rank) => (key < firstPinned + pinned ? [] : [rank]));
}

/** How many must go before one more token comes. */
export function excess({ keys }: CacheView, { size }: CacheBudget): number {
  return Math.max(0, keys.length + 1 - size);
}

/** The `count` ranks with the least scores; among equals the older go first. */
export function lowest(ranks: readonly number[], count: number, score: (rank: number) => number): readonly number[] {
  return ranks.toSorted((a, b) => score(a) - score(b) || a - b).slice(0, count);
}
