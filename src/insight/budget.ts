/** A row's attention budget: where its 100 % go, counted once per row of a text. */
import { max } from 'd3-array';
import { meanOfAll } from '../decode/mean';
import type { StepTrace } from '../engine/trace';
import { headWeights } from './attention';
import { KeptRows } from './kept-rows';
import type { TracedText } from './scores';

/** Shares of one row, 0 … 1 each, with a sum of 1. The first four are those of tokens. */
export interface AttentionBudget {
  /** On the first tokens of the text, unless one is the row itself. */
  readonly sink: number;
  /** On every other token further away than the recent ones. */
  readonly far: number;
  /** On the tokens shortly before it. */
  readonly recent: number;
  /** On its own token. */
  readonly self: number;
  /** The rest to 1: the part of an extra logit in the softmax; without one, rounding. */
  readonly nowhere: number;
  /** Only for a shadow run's row: on tokens that the bounded cache had evicted. */
  readonly evicted?: number;
}

/** The furthest distance that counts as recent, in tokens. */
export const recentTokens = 16;

/**
 * Splits one row.
 * @param weights [live] over the tokens in the cache; others get nothing
 * @param keys [live] index in the text of each, rising; the last is the row's own
 * @param behindSink the first token after the sink
 * @param near the furthest distance that is recent, in tokens; a token that is both is sink
 * @param kept indices of the tokens that a policy kept for this row; the others' shares are counted as evicted
 */
export function budgetRow(
  weights: Float32Array,
  keys: ArrayLike<number>,
  behindSink: number,
  near: number,
  kept?: ReadonlySet<number>,
): AttentionBudget {
  const query = keys[weights.length - 1] ?? 0;
  const sinks = Math.min(query, behindSink);
  const recents = Math.max(sinks, query - near);
  let [sink, far, recent, self, evicted] = [0, 0, 0, 0, 0];
  weights.forEach((weight, rank) => {
    const key = keys[rank] ?? 0;
    if (kept && !kept.has(key)) evicted += weight;
    else if (key === query) self += weight;
    else if (key < sinks) sink += weight;
    else if (key < recents) far += weight;
    else recent += weight;
  });
  const nowhere = 1 - (sink + far + recent + self + evicted);
  return { sink, far, recent, self, nowhere, ...(kept ? { evicted } : {}) };
}

/** Which rows are split, and how. */
export interface Split {
  readonly behindSink: number;
  readonly near: number;
  /** The head; null for the mean over all heads that have weights per token. */
  readonly head: { readonly layer: number; readonly head: number } | null;
}

/** The split of the row of a step; null where none of its heads has weights per token. @param kept see budgetRow */
export function budgetOf(
  trace: StepTrace,
  { behindSink, near, head: only }: Split,
  kept?: ReadonlySet<number>,
): AttentionBudget | null {
  const of = (layer: number, head: number): readonly AttentionBudget[] => {
    const weights = headWeights(trace, layer, head);
    return weights ? [budgetRow(weights, trace.keys, behindSink, near, kept)] : [];
  };
  const all = only
    ? of(only.layer, only.head)
    : trace.layers.flatMap(({ heads }, layer) => Array.from({ length: heads }, (_, head) => of(layer, head)).flat());
  return all.length > 1 ? mean(all) : (all[0] ?? null);
}

function mean(budgets: readonly AttentionBudget[]): AttentionBudget {
  const of = (part: keyof AttentionBudget): number => meanOfAll(budgets.map((budget) => budget[part] ?? 0));
  const shares = { sink: of('sink'), far: of('far'), recent: of('recent'), self: of('self'), nowhere: of('nowhere') };
  return budgets[0]?.evicted === undefined ? shares : { ...shares, evicted: of('evicted') };
}

/** Keeps the rows of the last text: a step counts one row, another split counts all of them again. */
export class TextBudgets {
  readonly #rows = new KeptRows<AttentionBudget>();
  #split = '';

  /**
   * [row] over the first `length` tokens; null where a row's trace was discarded before it was counted, or has no weights per token.
   * @param full the same rows read with everything kept, which are split instead, by what the bounded cache kept
   */
  upTo(
    text: TracedText,
    length: number,
    split: Split,
    full?: (index: number) => StepTrace | undefined,
  ): readonly (AttentionBudget | null)[] {
    const name = `${split.behindSink} ${split.near} ${split.head ? `${split.head.layer} ${split.head.head}` : 'all'}`;
    if (name !== this.#split) this.#rows.clear();
    this.#split = name;
    return this.#rows.upTo(text.path, length, (index) => {
      const trace = text.trace(index);
      if (!full) return trace ? budgetOf(trace, split) : null;
      const shadow = full(index);
      return trace && shadow ? budgetOf(shadow, split, new Set(trace.keys)) : null;
    });
  }
}

/** The largest difference from 1 of the sum of tokens' shares, over the known rows. */
export function furthestFromOne(budgets: readonly (AttentionBudget | null)[]): number {
  return max(budgets, (budget) => Math.abs(budget?.nowhere ?? 0)) ?? 0;
}
