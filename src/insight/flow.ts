/** The flow into a row from every token, by attention rollout (Abnar & Zuidema 2005.00928), measured from traces. */
import type { StepTrace } from '../engine/trace';
import type { TracedText } from './scores';

export interface Flow {
  /** [layers + 1][row + 1] shares by token, by layers below the row; the first is the row itself. */
  readonly bands: readonly Float64Array[];
  /** [layers + 1] the share through rows and layers with unknown attention, which is in no band. */
  readonly lost: readonly number[];
}

type TraceOf = (index: number) => StepTrace | undefined;

/**
 * The trace of every row as it was when `row` was read. Where a policy recomputes, an earlier row was recomputed with another
 * window, and its own trace is valid only if that window was the same up to the row.
 */
export function tracesOf(text: TracedText, row: number, recomputes: boolean): TraceOf {
  const own = recomputes ? text.trace(row) : undefined;
  if (!own) return (index) => text.trace(index);
  return (index) => {
    const trace = text.trace(index);
    const same = trace && trace.keys.every((key, rank) => own.keys[rank] === key);
    return same ? trace : undefined;
  };
}

/**
 * Follows a row's flow down through the layers: v ← v A', with A' = (Ā + I) / (Σ Ā + 1) for Ā the mean over a layer's heads, which
 * is ½ Ā + ½ I where rows add up to 1; the part of an extra logit or a silenced head is spread over the others. One vector is
 * followed, so it costs layers · tokens² / 2 at most; a row's means are computed once, and only when something flows through it.
 * @param silenced heads whose output is taken as zero, by their index among all heads, layer by layer
 */
export function rollout(traceOf: TraceOf, row: number, layers: number, silenced: readonly number[] = []): Flow {
  const top = new Float64Array(row + 1);
  top[row] = 1;
  const bands = [top];
  const lost = [0];
  for (let layer = layers - 1; layer >= 0; layer--) {
    const above = bands.at(-1) ?? top;
    const band = new Float64Array(row + 1);
    let gone = lost.at(-1) ?? 0;
    // Row 0 sees only itself, even without a trace.
    band[0] = above[0] ?? 0;
    for (let index = 1; index <= row; index++) {
      const share = above[index] ?? 0;
      if (share === 0) continue;
      const mean = meansOf(traceOf(index), silenced)?.[layer];
      if (mean) pass(share, index, mean, band);
      else gone += share;
    }
    bands.push(band);
    lost.push(gone);
  }
  return { bands, lost };
}

/** What a row looks at in one layer, mean over its heads. */
interface MeanRow {
  readonly keys: Uint32Array;
  /** [live] a silenced head counts as zero. */
  readonly weights: Float32Array;
  readonly sum: number;
}

/** Gives a row's share to what it looks at, and to itself. */
function pass(share: number, index: number, { keys, weights, sum }: MeanRow, band: Float64Array): void {
  const part = share / (sum + 1);
  band[index] = (band[index] ?? 0) + part;
  const live = weights.length;
  // Where everything is kept, ranks are tokens.
  if (live === index + 1) {
    for (let key = 0; key < live; key++) band[key] = (band[key] as number) + part * (weights[key] as number);
  } else {
    for (let rank = 0; rank < live; rank++) {
      const key = keys[rank] as number;
      band[key] = (band[key] as number) + part * (weights[rank] as number);
    }
  }
}

/** [layers] null for one without weights per token. */
type MeanRows = readonly (MeanRow | null)[];

const known = new WeakMap<StepTrace, { readonly silenced: string; readonly rows: MeanRows }>();

/** [layers] the mean rows of a trace, kept as long as the trace. */
function meansOf(trace: StepTrace | undefined, silenced: readonly number[]): MeanRows | undefined {
  if (!trace) return undefined;
  const name = silenced.join();
  const found = known.get(trace);
  if (found?.silenced === name) return found.rows;
  let before = 0;
  const rows = trace.layers.map(({ attention, heads }) => {
    const heard = Array.from({ length: heads }, (_, head) => head).filter((head) => !silenced.includes(before + head));
    before += heads;
    return attention && meanRow(trace.keys, attention, heads, heard);
  });
  known.set(trace, { silenced: name, rows });
  return rows;
}

/** @param attention [heads, live] */
function meanRow(keys: Uint32Array, attention: Float32Array, heads: number, heard: readonly number[]): MeanRow {
  const live = keys.length;
  const weights = new Float32Array(live);
  let sum = 0;
  for (let rank = 0; rank < live; rank++) {
    let weight = 0;
    for (const head of heard) weight += attention[head * live + rank] ?? 0;
    weights[rank] = weight / heads;
    sum += weight / heads;
  }
  return { keys, weights, sum };
}

/** What the row itself looks at in each layer, mean over the heads, in the order of a flow: the last layer below the row. */
export function directFlow(trace: StepTrace, silenced: readonly number[] = []): Flow {
  const { index, layers } = trace;
  const top = new Float64Array(index + 1);
  top[index] = 1;
  const below = (meansOf(trace, silenced) ?? []).map((mean) => {
    const band = new Float64Array(index + 1);
    mean?.keys.forEach((key, rank) => (band[key] = mean.weights[rank] ?? 0));
    return band;
  });
  return { bands: [top, ...below.toReversed()], lost: [0, ...layers.map(({ attention }) => (attention ? 0 : 1)).toReversed()] };
}

/** Where a band's shares come from. The parts may overlap: a first token may be recent, or no longer seen. */
export interface FlowShares {
  /** From the first tokens of the text. */
  readonly sink: number;
  /** From the last tokens, the row's own included. */
  readonly recent: number;
  /** From tokens that the row does not see itself. */
  readonly told: number;
}

/** @param seen [row + 1] 1 for a token that the row sees itself */
export function sharesOf(band: Float64Array, seen: Uint8Array, sinks: number, recents: number): FlowShares {
  const sum = (counts: (index: number) => boolean): number =>
    band.reduce((total, share, index) => (counts(index) ? total + share : total), 0);
  return {
    sink: sum((index) => index < sinks),
    recent: sum((index) => index >= band.length - recents),
    told: sum((index) => !seen[index]),
  };
}
