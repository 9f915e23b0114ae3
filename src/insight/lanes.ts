/** Comparing two models that read the same tokens: how far their predictions are apart, and where they first disagree. */
import { type Logits, allOf } from '../engine/logits';
import type { StepTrace } from '../engine/trace';

const likeliest = new WeakMap<Float32Array, number>();

/** The likeliest next token, ties to the lower id. */
export function likeliestToken(logits: Float32Array): number {
  const known = likeliest.get(logits);
  if (known !== undefined) return known;
  let best = 0;
  for (let token = 1; token < logits.length; token++) if ((logits[token] ?? 0) > (logits[best] ?? 0)) best = token;
  likeliest.set(logits, best);
  return best;
}

/** The same of what is known of a large vocabulary. */
export function expectedToken(logits: Logits): number {
  return logits instanceof Float32Array ? likeliestToken(logits) : (logits.tokens[0] ?? 0);
}

/** log p of the first `count` tokens, normalised over these alone. */
function logChances(logits: Float32Array, count: number): Float64Array {
  let top = -Infinity;
  for (let i = 0; i < count; i++) top = Math.max(top, logits[i] as number);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp((logits[i] as number) - top);
  const shift = top + Math.log(sum);
  return Float64Array.from({ length: count }, (_, i) => (logits[i] as number) - shift);
}

/**
 * KL(p ‖ q) = Σ p log2 (p / q) in bits, over the tokens that both vocabularies have: how much worse q foresees what p expects.
 * @param p [vocabulary] logits; @param q [vocabulary] logits of the other model
 */
export function divergenceBits(p: Float32Array, q: Float32Array): number {
  const count = Math.min(p.length, q.length);
  const a = logChances(p, count);
  const b = logChances(q, count);
  let nats = 0;
  for (let i = 0; i < count; i++) nats += Math.exp(a[i] as number) * ((a[i] as number) - (b[i] as number));
  return Math.max(0, nats) / Math.LN2;
}

/** How two lanes differ at one position of the text. */
export interface PlaceDifference {
  /** KL of the other lane's next-token distribution from the first's, in bits; NaN where a trace was discarded, or of a large vocabulary not all logits are there. */
  readonly divergence: number;
  /** Whether both expect the same token most; null where a trace was discarded. */
  readonly agree: boolean | null;
}

const unknown: PlaceDifference = { divergence: Number.NaN, agree: null };

/** What a row's logits are known by. Of a large vocabulary the likeliest stay when the others are let go. */
const keyOf = ({ logits }: StepTrace): object => (logits instanceof Float32Array ? logits : logits.tokens);

/** Differences by position; each pair of rows is compared once, and what was found stays when a row lets go of the logits that it took. */
export class LaneDifferences {
  readonly #known = new WeakMap<object, { readonly first: object; readonly difference: PlaceDifference }>();

  at(first: StepTrace | undefined, other: StepTrace | undefined): PlaceDifference {
    if (!first || !other) return unknown;
    const [p, q] = [allOf(first.logits), allOf(other.logits)];
    const known = this.#known.get(keyOf(other));
    const isMore = p !== null && q !== null && Number.isNaN(known?.difference.divergence);
    if (known?.first === keyOf(first) && !isMore) return known.difference;
    const difference = {
      divergence: p && q ? divergenceBits(p, q) : Number.NaN,
      agree: expectedToken(first.logits) === expectedToken(other.logits),
    };
    this.#known.set(keyOf(other), { first: keyOf(first), difference });
    return difference;
  }
}

/** The first position from `from` on at which two lanes expect different tokens; null where there is none. */
export function firstDisagreement(differences: readonly PlaceDifference[], from: number): number | null {
  const at = differences.findIndex(({ agree }, i) => i >= from && agree === false);
  return at < 0 ? null : at;
}
