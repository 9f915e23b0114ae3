/** What the words about a cache policy are, in any language. */

/** What they may need of its settings. */
export interface PolicyFigures {
  /** Tokens that a row sees, its own included. */
  readonly size: number;
  readonly pinned: number;
  /** Of the last tokens, how many are never evicted; 0 where recency alone protects none. */
  readonly recent: number;
  /** Whether token 0 is dropped, so that the pinned tokens begin behind it. */
  readonly dropped: boolean;
  /** Whether positions are those in the text; null where that makes no difference. */
  readonly original: boolean | null;
}

export interface PolicyWords {
  /** In the picker. */
  readonly name: string;
  /** With the budget, in as few words as tell it from other settings. */
  label(figures: PolicyFigures): string;
  /** What is kept and what is evicted. */
  explain(figures: PolicyFigures): string;
}
