/**
 * With room for a few tokens, which would you keep? The share of a row's attention that a choice keeps, and what cache policies would have
 * chosen: everything from the traces of a text of which nothing was evicted, by the mean over all heads with weights per token.
 */
import { type PolicySettings, policies } from '../decode/policies';
import type { StepTrace } from '../engine/trace';

/** [index + 1] how much each token gets from a row, the mean over all heads of all layers. */
export function meanRow({ layers, keys }: StepTrace): Float64Array {
  const live = keys.length;
  const row = new Float64Array(live);
  let heads = 0;
  for (const { attention, heads: count } of layers) {
    if (!attention) continue;
    heads += count;
    attention.forEach((weight, at) => (row[at % live] = (row[at % live] as number) + weight));
  }
  return row.map((weight) => weight / heads);
}

/** The share of a row on these tokens and on its own; each counts once. */
export function keptShare(trace: StepTrace, tokens: Iterable<number>): number {
  const row = meanRow(trace);
  let share = 0;
  for (const token of new Set([...tokens, trace.index])) share += row[token] ?? 0;
  return share;
}

/** The `count` tokens before a row that get most of it. */
export function bestTokens(trace: StepTrace, count: number): readonly number[] {
  const row = meanRow(trace).subarray(0, trace.index);
  return Array.from(row, (_, token) => token)
    .toSorted((a, b) => (row[b] as number) - (row[a] as number))
    .slice(0, count);
}

/**
 * The tokens that a policy keeps for the last of these rows, its own left out. Each row's attention is that of the full cache, shared anew among
 * what is still kept, as a softmax over these alone would share it.
 * @param rows of a text, from its first
 */
export function keptBy({ kind, size, pinned }: PolicySettings, rows: readonly StepTrace[]): readonly number[] {
  let keys: number[] = [];
  let totals: number[] = [];
  for (const [index, trace] of rows.entries()) {
    keys.push(index);
    totals.push(0);
    if (index === rows.length - 1) break;
    const row = meanRow(trace);
    const all = keys.reduce((sum, key) => sum + (row[key] as number), 0);
    const last = keys.map((key) => (row[key] as number) / all);
    totals = totals.map((total, rank) => total + (last[rank] as number));
    const out = new Set(policies[kind].evict({ keys, last, total: totals }, { size, pinned, firstPinned: 0 }));
    totals = totals.filter((_, rank) => !out.has(rank));
    keys = keys.filter((_, rank) => !out.has(rank));
  }
  return keys.slice(0, -1);
}
