/**
 * The sink as a gate, an identity (2602.01203; gpt-oss; 2505.06708): for a row with weights α and a set S of sink keys, g = 1 − Σ_{j∈S} α_j and
 * o = Σ_{j∈S} α_j v_j + g õ, where õ is the same softmax over the keys outside S. An extra logit is in S with what is missing from 1, and its value
 * is 0. With scores s, g = σ(LSE_{j∉S} s − LSE_{j∈S} s).
 */
import type { TokenRange } from '../decode/reader/reading-settings';

/** Whether a key is one of the sink's. */
const isSink = (key: number, { from, to }: TokenRange): boolean => key >= from && key < to;

/** g: what a row gives to the keys outside the sink, 0 … 1. @param weights [live] @param keys [live] the token of each */
export function gateOf(weights: ArrayLike<number>, keys: ArrayLike<number>, sink: TokenRange): number {
  let open = 0;
  for (let rank = 0; rank < weights.length; rank++) {
    const weight = weights[rank] ?? 0;
    if (weight > 0 && !isSink(keys[rank] ?? 0, sink)) open += weight;
  }
  return open;
}

/** The two parts of a head's output, [width] each: they add up to it. */
export interface OutputParts {
  /** Σ_{j∈S} α_j v_j */
  readonly sink: Float64Array;
  /** g õ = Σ_{j∉S} α_j v_j */
  readonly rest: Float64Array;
}

/**
 * @param weights [n] @param keys [n] the token of each
 * @param values numbers in which the value of the i-th begins at `at(i)`
 */
export function outputParts(
  weights: ArrayLike<number>,
  keys: ArrayLike<number>,
  sink: TokenRange,
  values: { readonly numbers: ArrayLike<number>; readonly width: number; at(i: number): number },
): OutputParts {
  const { numbers, width, at } = values;
  const parts = { sink: new Float64Array(width), rest: new Float64Array(width) };
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    if (!(weight > 0)) continue;
    const part = isSink(keys[i] ?? 0, sink) ? parts.sink : parts.rest;
    const from = at(i);
    for (let d = 0; d < width; d++) part[d] = (part[d] ?? 0) + weight * (numbers[from + d] ?? Number.NaN);
  }
  return parts;
}

/** ln Σ e^s, without an overflow; −∞ of nothing. */
export function logSumExp(scores: readonly number[]): number {
  const largest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  if (largest === -Infinity) return -Infinity;
  return largest + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - largest), 0));
}

/** σ(x) = 1 / (1 + e^{−x}) */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** g = σ(LSE s − b): how open a learned logit b leaves a head whose scores are these; all weights shrink by it. Softmax + 1 is b = 0. */
export function gateWithLogit(scores: readonly number[], logit: number): number {
  return sigmoid(logSumExp(scores) - logit);
}
