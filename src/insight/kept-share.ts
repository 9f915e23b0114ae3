/** With room for a few tokens, which would you keep? The share of a row's attention that a choice keeps, by the mean over all heads. */
import type { StepTrace } from '../engine/trace';

/** [live] how much each token gets from a row, the mean over all heads of all layers that have weights per token. */
function meanRow({ layers, keys }: StepTrace): Float64Array {
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

/** The share of a row on these tokens and on its own, which is kept anyway; a token counts once. */
export function keptShare(trace: StepTrace, tokens: Iterable<number>): number {
  const kept = new Set([...tokens, trace.index]);
  return meanRow(trace).reduce((share, weight, rank) => share + (kept.has(trace.keys[rank] ?? -1) ? weight : 0), 0);
}

/** The most that `room` tokens beside the row's own can keep. */
export function bestShare(trace: StepTrace, room: number): number {
  const row = meanRow(trace);
  const best = Array.from(row.keys())
    .filter((rank) => trace.keys[rank] !== trace.index)
    .toSorted((a, b) => (row[b] as number) - (row[a] as number));
  return keptShare(
    trace,
    best.slice(0, room).map((rank) => trace.keys[rank] ?? -1),
  );
}
