/** Logits of the next token: of a small vocabulary all, of a large one what leaves the device. */
import type { Plan } from '../attention/plan';

/** What is known of the logits of a large vocabulary. Probabilities of its tokens are exact, because the sum over all is known. */
export interface LikeliestLogits {
  readonly vocabulary: number;
  /** [count] the likeliest tokens, the likeliest first, ties to the lower id */
  readonly tokens: Uint32Array;
  /** [count] their logits */
  readonly values: Float32Array;
  /** log Σ e^logit over the whole vocabulary */
  readonly logSum: number;
  /** The token that follows in the text, where that was known when the row was read, and its logit. */
  readonly following: { readonly token: number; readonly logit: number } | null;
  /** [vocabulary] those of all tokens, where they were asked for */
  readonly all: Float32Array | null;
}

export type Logits = Float32Array | LikeliestLogits;

/** [vocabulary] the logits of all tokens; null where only some are known. */
export const allOf = (logits: Logits): Float32Array | null => (logits instanceof Float32Array ? logits : logits.all);

/** How many tokens the vocabulary has. */
export const vocabularyOf = (logits: Logits): number => (logits instanceof Float32Array ? logits.length : logits.vocabulary);

/** A token's logit; NaN where it is not known. */
export function logitOf(logits: Logits, token: number): number {
  const all = allOf(logits);
  if (all !== null || logits instanceof Float32Array) return all?.[token] ?? Number.NaN;
  if (logits.following?.token === token) return logits.following.logit;
  const at = logits.tokens.indexOf(token);
  return at < 0 ? Number.NaN : (logits.values[at] ?? Number.NaN);
}

/** Bytes of their typed arrays. */
export function logitBytes(logits: Logits): number {
  if (logits instanceof Float32Array) return logits.byteLength;
  return logits.tokens.byteLength + logits.values.byteLength + (logits.all?.byteLength ?? 0);
}

/** Brings the logits of a large vocabulary, which are part behind part, into the order [rows, vocabulary], in place. */
export function joinLogits({ likeliest, vocabulary }: Pick<Plan, 'likeliest' | 'vocabulary'>, numbers: Float32Array): void {
  if (likeliest === null || likeliest.part >= vocabulary) return;
  const rows = numbers.length / vocabulary;
  const parts = numbers.slice();
  let at = 0;
  for (let from = 0; from < vocabulary; from += likeliest.part) {
    const length = Math.min(likeliest.part, vocabulary - from);
    for (let row = 0; row < rows; row++, at += length) numbers.set(parts.subarray(at, at + length), row * vocabulary + from);
  }
}
