/** Chances of the likeliest tokens of a large vocabulary, from their logits and the sum over all. */
import type { LikeliestLogits } from '../engine/logits';

/** See SamplingSettings. */
interface Cuts {
  readonly greedy: boolean;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
}

interface KnownChances {
  /** [count] softmax(logits), before any setting */
  readonly raw: Float64Array;
  /** [count] after temperature, top-k and top-p; NaN where it takes the logits of other tokens to say which ones are cut */
  readonly probability: Float64Array;
}

/** How far a sum over a large vocabulary in float32 may be off, as a part of it. */
const sumError = 1e-5;

/**
 * Exact where the settings leave no more tokens than are known: greedy, a top-k within them, or a top-p that is reached within them. At a
 * temperature other than 1 the sum over the other tokens is only known within bounds; where the bounds agree on what top-p cuts, that
 * is enough, because what is cut does not matter.
 */
export function knownChances(logits: LikeliestLogits, settings: Cuts): KnownChances {
  const { values, logSum } = logits;
  const raw = Float64Array.from(values, (logit) => Math.exp(logit - logSum));
  const greedy = settings.greedy || settings.temperature <= 0;
  const top = values[0] ?? 0;
  const weights = Float64Array.from(values, (logit) => Math.exp((logit - top) / (greedy ? 1 : settings.temperature)));
  const kept = greedy ? 1 : keptCount(logits, weights, settings);
  const probability = new Float64Array(values.length);
  if (kept === null) return { raw, probability: probability.fill(Number.NaN) };
  const total = weights.subarray(0, kept).reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < kept; i++) probability[i] = (weights[i] as number) / total;
  return { raw, probability };
}

/** How many tokens stay; null where that cannot be said, or more stay than are known. */
function keptCount(logits: LikeliestLogits, weights: Float64Array, { temperature, topK, topP }: Cuts): number | null {
  const limit = topK > 0 ? Math.min(topK, logits.vocabulary) : logits.vocabulary;
  if (topP >= 1) return limit <= weights.length ? limit : null;
  const known = weights.reduce((sum, weight) => sum + weight, 0);
  const [low, high] = boundsOfRest(logits, temperature).map((rest) => countFor(weights, limit, topP * (known + rest)));
  return low === high ? (low ?? null) : null;
}

/** How many of the likeliest add up to a sum; null where those that are known do not. */
function countFor(weights: Float64Array, limit: number, wanted: number): number | null {
  let sum = 0;
  for (let i = 0; i < Math.min(limit, weights.length); i++) {
    sum += weights[i] as number;
    if (sum >= wanted) return i + 1;
  }
  return limit <= weights.length ? limit : null;
}

/**
 * Bounds of Σ e^((l − top) / T) over the n tokens that are not known. Their Σ e^(l − top) = R is known, and each e^(l − top) is at most
 * x, that of the last known token. With p = 1 / T, R x^(p − 1) is one bound, and n (R / n)^p the other (Jensen).
 */
function boundsOfRest({ values, logSum, vocabulary }: LikeliestLogits, temperature: number): readonly [number, number] {
  const top = values[0] ?? 0;
  const all = Math.exp(logSum - top);
  const rest = values.reduce((left, logit) => left - Math.exp(logit - top), all);
  const others = vocabulary - values.length;
  const last = (values.at(-1) ?? top) - top;
  const p = 1 / temperature;
  const bound = (sum: number): readonly [number, number] =>
    sum <= 0 || others === 0 ? [0, 0] : [sum * Math.exp(last * (p - 1)), others * (sum / others) ** p];
  const bounds = [...bound(rest - sumError * all), ...bound(rest + sumError * all)];
  return [Math.min(...bounds), Math.max(...bounds)];
}
