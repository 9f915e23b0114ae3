/**
 * Statistics of attention rows. A row is [n]: a head's weights over keys 0 … n − 1, NaN where one is not live; its query is n − 1. Or it is
 * [live], with the key of each rank beside it, so that the cost follows the size of a bounded cache.
 */
import type { Indexed } from '../decode/text/sequence';
import type { StepTrace } from '../engine/trace';

/** One head's weights over what was live: [live], a view; null for a layer without weights per token. */
export function headWeights({ layers }: StepTrace, layer: number, head: number): Float32Array | null {
  const { attention, heads } = layers[layer] ?? {};
  return attention && heads ? rowOf(attention, heads, head) : null;
}

function rowOf(weights: Float32Array, heads: number, head: number): Float32Array {
  const live = weights.length / heads;
  return weights.subarray(head * live, (head + 1) * live);
}

/**
 * One head's row over the text: [index + 1], NaN for a token that the cache had evicted. A view where everything is kept. Null for a layer
 * without weights per token.
 */
export function headRow(trace: StepTrace, layer: number, head: number): Float32Array | null {
  const weights = headWeights(trace, layer, head);
  return weights && overText(trace, weights);
}

/** The same as computed, where that is not shares: with signs, as a state implies them, or of any sum. Null for a layer whose weights are shares. */
export function ownRow(trace: StepTrace, layer: number, head: number): Float32Array | null {
  const { signed, unnormalised, heads } = trace.layers[layer] ?? {};
  const own = signed ?? unnormalised;
  return own && heads ? overText(trace, rowOf(own, heads, head)) : null;
}

/** [live] to [index + 1], NaN for what is not live. */
function overText(trace: StepTrace, weights: Float32Array): Float32Array {
  if (weights.length === trace.index + 1) return weights;
  const row = new Float32Array(trace.index + 1).fill(Number.NaN);
  weights.forEach((weight, rank) => {
    row[trace.keys[rank] ?? 0] = weight;
  });
  return row;
}

/** The key of a rank: the rank itself where everything is kept. */
const keyOf = (rank: number, keys: Uint32Array | undefined): number => (keys ? (keys[rank] ?? 0) : rank);

const queryOf = (row: Float32Array, keys: Uint32Array | undefined): number => keyOf(row.length - 1, keys);

/** Where a row looks, computed in one pass. */
interface Looks {
  /** Its sum: 1, except with an extra logit in the softmax's denominator, which takes a part for no token. */
  readonly sum: number;
  /** In bits; see entropy. */
  readonly entropy: number;
  /** In tokens; see distance. */
  readonly distance: number;
}

function looks(row: Float32Array, keys: Uint32Array | undefined): Looks {
  const live = row.length;
  const query = queryOf(row, keys);
  let [sum, bits, far] = [0, 0, 0];
  for (let rank = 0; rank < live; rank++) {
    const weight = row[rank] as number;
    // Neither 0 nor NaN.
    if (!(weight > 0)) continue;
    sum += weight;
    bits += weight * Math.log2(weight);
    far += weight * (query - (keys ? (keys[rank] as number) : rank));
  }
  // Σ −(w/Σ) log2 (w/Σ), with the sum taken out of the logarithm.
  return { sum, entropy: Math.log2(sum) - bits / sum, distance: far / sum };
}

/**
 * Entropy in bits of where a row looks, whatever its sum: 0 when it looks at one token only, log2 n when it looks at all n equally.
 * NaN for a row of zeros.
 */
export function entropy(row: Float32Array): number {
  return looks(row, undefined).entropy;
}

/** Mean distance, in tokens, between the query and what it looks at, whatever the row's sum. NaN for a row of zeros. */
export function distance(row: Float32Array, keys?: Uint32Array): number {
  return looks(row, keys).distance;
}

/** Shared by all heads of a row: the ranks of the tokens that a score is about. */
export interface RowPlaces {
  readonly query: number;
  /** −1: not in the cache. */
  readonly sink: number;
  readonly previous: number;
  /** Ranks of what followed earlier copies of the query's token, those in the cache; null where it has no earlier copy. */
  readonly afterCopies: readonly number[] | null;
}

/**
 * @param live number of weights in the row
 * @param tokens ids of the text, at least as many as the row has keys
 */
export function rowPlaces(live: number, tokens: Indexed<number>, keys?: Uint32Array): RowPlaces {
  const query = keyOf(live - 1, keys);
  const token = tokens.at(query);
  // A token that follows its own copy at once is no earlier token: the copy's successor must come before the query.
  let copy = query - 2;
  while (copy >= 0 && tokens.at(copy) !== token) copy -= 1;
  const after: number[] = [];
  const end = copy >= 0 ? live : 0;
  for (let rank = 0; rank < end; rank++) {
    const key = keyOf(rank, keys);
    if (key > 0 && key < query && tokens.at(key - 1) === token) after.push(rank);
  }
  return {
    query,
    sink: keys ? keys.indexOf(0) : 0,
    previous: keys ? keys.lastIndexOf(query - 1) : query - 1,
    afterCopies: copy >= 0 ? after : null,
  };
}

/**
 * Share on the earlier tokens that followed copies of the query's token: what an induction head looks at (Olsson et al.
 * 2209.11895), be they in the cache or not. Null where there is none.
 */
export function inductionShare(row: Float32Array, { afterCopies }: RowPlaces): number | null {
  if (afterCopies === null) return null;
  let share = 0;
  for (const rank of afterCopies) share += row[rank] || 0;
  return share;
}

/** One head's scores, each the mean over rows ≥ 1 (row 0 can only look at itself); NaN where no row counts. */
export interface HeadScores {
  readonly sink: number;
  readonly entropy: number;
  readonly distance: number;
  readonly previous: number;
  readonly induction: number;
}

/** Sums over rows from which the means follow, so that a step adds one row and never reads the others again. */
export class HeadTotals {
  #rows = 0;
  /** Rows that look anywhere at all. */
  #lookingRows = 0;
  #inductionRows = 0;
  #sums = { sink: 0, entropy: 0, distance: 0, previous: 0, induction: 0 };

  /** An independent copy. */
  copy(): HeadTotals {
    const copy = new HeadTotals();
    copy.#rows = this.#rows;
    copy.#lookingRows = this.#lookingRows;
    copy.#inductionRows = this.#inductionRows;
    copy.#sums = { ...this.#sums };
    return copy;
  }

  /** Adds a row; row 0 is left out. */
  add(row: Float32Array, places: RowPlaces, keys?: Uint32Array): void {
    if (places.query < 1) return;
    this.#rows += 1;
    this.#sums.sink += row[places.sink] || 0;
    this.#sums.previous += row[places.previous] || 0;
    const { sum, entropy: bits, distance: tokens } = looks(row, keys);
    if (sum > 0) {
      this.#lookingRows += 1;
      this.#sums.entropy += bits;
      this.#sums.distance += tokens;
    }
    const induction = inductionShare(row, places);
    if (induction === null) return;
    this.#inductionRows += 1;
    this.#sums.induction += induction;
  }

  scores(): HeadScores {
    const mean = (sum: number, rows: number): number => (rows === 0 ? Number.NaN : sum / rows);
    const { sink, entropy: bits, distance: tokens, previous, induction } = this.#sums;
    return {
      sink: mean(sink, this.#rows),
      entropy: mean(bits, this.#lookingRows),
      distance: mean(tokens, this.#lookingRows),
      previous: mean(previous, this.#rows),
      induction: mean(induction, this.#inductionRows),
    };
  }
}

/** The threshold above which a head counts as a sink head (Gu et al. 2410.10781). */
export const sinkThreshold = 0.3;

/** Share of heads whose mean attention on token 0 is above ε: the sink metric of 2410.10781, with row 0 left out. */
export function sinkMetric(means: readonly number[], epsilon = sinkThreshold): number {
  return means.length === 0 ? 0 : means.filter((mean) => mean > epsilon).length / means.length;
}

/** A row's weighted value norms: α · ‖v‖ for each key, in units of the values' norm; not normalised. */
export function moved(row: Float32Array, valueNorms: ArrayLike<number>): Float32Array {
  return row.map((weight, key) => weight * (valueNorms[key] ?? 0));
}

/** Token 0's share of a row's weighted value norms: α₀·‖v₀‖ over Σ α·‖v‖; NaN where a norm is unknown. Tokens that are not live count 0. */
export function movedShare(row: Float32Array, valueNorms: ArrayLike<number>): number {
  let sum = 0;
  for (let key = 0; key < row.length; key++) {
    const weight = row[key] as number;
    if (weight > 0) sum += weight * (valueNorms[key] ?? Number.NaN);
  }
  return ((row[0] || 0) * (valueNorms[0] ?? Number.NaN)) / sum;
}
