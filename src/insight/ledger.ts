/** Where a row's attention goes: its 100 % split into parts, counted once for every row of a text. */
import type { StepTrace } from '../engine/trace';
import { headRow } from './attention';
import type { TracedText } from './scores';

/** Shares of one row, 0 … 1 each, which together are 1. The first four are what tokens get. */
export interface Ledger {
  /** On the first tokens of the text, unless one is the row itself. */
  readonly sink: number;
  /** On every other token further away than the recent ones. */
  readonly far: number;
  /** On the tokens shortly before it. */
  readonly recent: number;
  /** On its own token. */
  readonly self: number;
  /** What is missing to 1: the part of an extra logit in the softmax; without one, what was lost to rounding. */
  readonly nowhere: number;
}

/** How many places before a row still count as recent, in tokens. */
export const recentTokens = 16;

/**
 * Splits one row.
 * @param row [index + 1] weights over the text, NaN for a token that is not in the cache, which gets nothing
 * @param pinned first tokens that count as the sink; at least the very first does
 * @param near the furthest distance that is recent, in tokens; a token that is both is sink
 */
export function ledgerRow(row: Float32Array, pinned: number, near: number): Ledger {
  const query = row.length - 1;
  const sinks = Math.min(query, Math.max(1, pinned));
  const recents = Math.max(sinks, query - near);
  const sink = given(row, 0, sinks);
  const far = given(row, sinks, recents);
  const recent = given(row, recents, query);
  const self = given(row, query, row.length);
  return { sink, far, recent, self, nowhere: 1 - (sink + far + recent + self) };
}

/** What a row gives to the tokens from one up to another, which is not among them. */
function given(row: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let key = from; key < to; key++) sum += row[key] || 0;
  return sum;
}

/** Which rows are split, and how. */
export interface Split {
  readonly pinned: number;
  readonly near: number;
  /** Whose rows; null for the mean over all heads of all layers. */
  readonly head: { readonly layer: number; readonly head: number } | null;
}

/** The split of the row that a step added. */
export function ledgerOf(trace: StepTrace, { pinned, near, head: only }: Split): Ledger {
  if (only) return ledgerRow(headRow(trace, only.layer, only.head), pinned, near);
  return mean(
    trace.layers.flatMap(({ heads }, layer) =>
      Array.from({ length: heads }, (_, head) => ledgerRow(headRow(trace, layer, head), pinned, near)),
    ),
  );
}

function mean(ledgers: readonly Ledger[]): Ledger {
  const of = (part: keyof Ledger): number => ledgers.reduce((sum, ledger) => sum + ledger[part], 0) / ledgers.length;
  return { sink: of('sink'), far: of('far'), recent: of('recent'), self: of('self'), nowhere: of('nowhere') };
}

/** What is known of a row, under the node of its token, which is in one text only. */
interface Row {
  readonly node: number | undefined;
  readonly ledger: Ledger;
}

/** Keeps the rows of the last text that it was asked for: a step counts one row, another split counts all of them anew. */
export class TextLedgers {
  #rows: (Row | undefined)[] = [];
  #split = '';

  /** [row] over the first `length` tokens; null where a row's trace was let go before it was counted. */
  upTo(text: TracedText, length: number, split: Split): readonly (Ledger | null)[] {
    const name = `${split.pinned} ${split.near} ${split.head ? `${split.head.layer} ${split.head.head}` : 'all'}`;
    if (name !== this.#split) this.#rows = [];
    this.#split = name;
    return Array.from({ length }, (_, index) => {
      const node = text.path[index];
      const row = this.#rows[index];
      if (row?.node === node) return row?.ledger ?? null;
      const trace = text.trace(index);
      const ledger = trace ? ledgerOf(trace, split) : null;
      this.#rows[index] = ledger ? { node, ledger } : undefined;
      return ledger;
    });
  }
}

/** How far the shares that tokens get are from adding up to 1, at most, over the rows that are known. */
export function furthestFromOne(ledgers: readonly (Ledger | null)[]): number {
  return ledgers.reduce((most, ledger) => Math.max(most, Math.abs(ledger?.nowhere ?? 0)), 0);
}
