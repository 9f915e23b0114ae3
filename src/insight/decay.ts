/**
 * How retention fades (RetNet 2307.08621, section 2; gated in YOCO 2405.05254, section 2.3), from what a layer keeps for drawing: rotated
 * keys, and c, the running sum of log γ, for every live token in the order of the text.
 */
import { meanOfAll } from '../decode/mean';

/** Half-life in tokens of a decay γ per token: ln ½ / ln γ. */
export function halfLife(gamma: number): number {
  return Math.log(0.5) / Math.log(gamma);
}

/** A head's decay over a text. */
export interface DecaySummary {
  /** In tokens, by the mean of log γ. */
  readonly halfLife: number;
  readonly min: number;
  readonly max: number;
}

/**
 * A head's decay over rows 1 to the last: the γ of row 0 would decay an empty state, so nothing uses it. Null where no such
 * row is known.
 * @param gammas [rows] NaN where a row is not known
 */
export function decayOf(gammas: readonly number[]): DecaySummary | null {
  const used = gammas.slice(1).filter(Number.isFinite);
  if (used.length === 0) return null;
  return { halfLife: meanHalfLife(used), min: Math.min(...used), max: Math.max(...used) };
}

/** The half-life under a different γ at every token: by the mean of their logarithms. NaN where none is known. */
export function meanHalfLife(gammas: readonly number[]): number {
  const logs = gammas.filter(Number.isFinite).map(Math.log);
  return Math.log(0.5) / meanOfAll(logs);
}

/** [live] γ of every token but the first, from the running sums of its logarithm: e^(c_n − c_{n−1}). */
export function gammasOf(sums: ArrayLike<number>): number[] {
  return Array.from({ length: sums.length }, (_, n) => (n === 0 ? Number.NaN : fade(sums, n, n - 1)));
}

/** What remains in row n of token m's contribution: D_nm = Π γ over the tokens after m up to n = e^(c_n − c_m). */
const fade = (sums: ArrayLike<number>, n: number, m: number): number =>
  Math.exp(Math.min(0, (sums[n] ?? Number.NaN) - (sums[m] ?? Number.NaN)));

/** D over the last `count` tokens: [count, count], row by row, NaN above the diagonal. */
export function decayMatrix(sums: ArrayLike<number>, count: number): Float32Array {
  const first = sums.length - count;
  const out = new Float32Array(count * count).fill(Number.NaN);
  for (let n = 0; n < count; n++) for (let m = 0; m <= n; m++) out[n * count + m] = fade(sums, first + n, first + m);
  return out;
}

/**
 * Reading the state S_n = Σ_m D_nm k_mᵀ v_m with the key of token i gives Σ_m w_m v_m, w_m = D_nm (k_i · k_m): the
 * token's own value, with interference from all others. Its own share by weight, |w_i| / Σ_m |w_m|, for up to `limit` tokens evenly
 * spaced over the text, the last one first.
 * @param keys [live, width] rotated at their tokens' places
 */
export function recallByAge(
  keys: Float32Array,
  sums: ArrayLike<number>,
  limit: number,
): readonly { readonly age: number; readonly share: number }[] {
  const live = sums.length;
  const width = keys.length / live;
  const last = live - 1;
  const count = Math.min(limit, live);
  return Array.from({ length: count }, (_, at) => {
    const age = count === 1 ? 0 : Math.round((at * last) / (count - 1));
    const i = last - age;
    let own = 0;
    let all = 0;
    for (let m = 0; m < live; m++) {
      let product = 0;
      for (let x = 0; x < width; x++) product += (keys[i * width + x] as number) * (keys[m * width + x] as number);
      const weight = Math.abs(product) * fade(sums, last, m);
      all += weight;
      if (m === i) own = weight;
    }
    return { age, share: all > 0 ? own / all : Number.NaN };
  });
}

/** One head's part of an array stored by slot: [slots, heads, width] to [live, width], in the order of `slots`. */
export function headOfSlots(
  kept: Float32Array,
  slots: ArrayLike<number>,
  { heads, head }: { readonly heads: number; readonly head: number },
  width: number,
): Float32Array {
  const out = new Float32Array(slots.length * width);
  for (let rank = 0; rank < slots.length; rank++) {
    const from = ((slots[rank] ?? 0) * heads + head) * width;
    out.set(kept.subarray(from, from + width), rank * width);
  }
  return out;
}
