/**
 * What a row expects next. A model's row has the logits of its whole vocabulary, or what is known of them; of a recording there are those of the likeliest tokens and of
 * the one that follows, with what all probabilities are divided by, so that these are exact (see `playbackPlan`).
 */
import { logitOf as knownLogit } from '../engine/logits';
import type { StepTrace } from '../engine/trace';
import { bitsOfToken } from './bits-of-token';
import { Chances, type SamplingSettings, chances } from './sampling';

type Row = Pick<StepTrace, 'logits' | 'values'>;

/** The recorded part of a row. */
interface Recorded {
  /** [likeliest] the row's `logits` */
  readonly logits: Float32Array;
  /** [likeliest] their ids */
  readonly tokens: Float32Array;
  /** log Σ exp of all logits, in nats. */
  readonly logSumExp: number;
  /** Of the whole distribution, in nats. */
  readonly entropy: number;
  /** The token that follows in the text, and its logit; NaN after the last one. */
  readonly next: { readonly token: number; readonly logit: number };
}

function recordedOf({ logits, values }: Row): Recorded | null {
  const { likeliest, logSumExp, entropy, nextToken, nextLogit } = values;
  if (!likeliest || !(logits instanceof Float32Array)) return null;
  const one = (of: Float32Array | undefined): number => of?.[0] ?? Number.NaN;
  return {
    logits,
    tokens: likeliest,
    logSumExp: one(logSumExp),
    entropy: one(entropy),
    next: { token: one(nextToken), logit: one(nextLogit) },
  };
}

/** By the row's logits, which are its own. */
const known = new WeakMap<Float32Array, Chances>();

/**
 * Chances of the next token, likeliest first: of every token of the vocabulary, or of those that were recorded. Nothing is drawn from a
 * recording, so sampling changes nothing there.
 * @throws DecodeError `not-numbers`
 */
export function chancesOf(row: Row, sampling: SamplingSettings): Chances {
  const recorded = recordedOf(row);
  if (!recorded) return chances(row.logits, sampling);
  const found = known.get(recorded.logits) ?? recordedChances(recorded);
  known.set(recorded.logits, found);
  return found;
}

function recordedChances({ logits, tokens, logSumExp, entropy, next }: Recorded): Chances {
  const all = Array.from(tokens, (token, i) => ({ token, logit: logits[i] ?? 0 }));
  if (Number.isFinite(next.logit) && !all.some(({ token }) => token === next.token)) all.push(next);
  const ordered = all.toSorted((a, b) => b.logit - a.logit || a.token - b.token);
  const raw = Float64Array.from(ordered, ({ logit }) => Math.exp(logit - logSumExp));
  const rest = Math.max(0, 1 - raw.reduce((sum, share) => sum + share, 0));
  return new Chances(
    Uint32Array.from(ordered, ({ token }) => token),
    raw,
    raw,
    { rest, entropyBits: entropy / Math.LN2 },
  );
}

/** −log2 of the probability that a row gives a token; of a recording, of the token that follows or is among the likeliest. NaN for one whose logit is not known. */
export function bitsOfNext(row: Row, token: number): number {
  const recorded = recordedOf(row);
  if (!recorded) return bitsOfToken(row.logits, token);
  const at = recorded.tokens.indexOf(token);
  const logit = at >= 0 ? recorded.logits[at] : token === recorded.next.token ? recorded.next.logit : Number.NaN;
  return (recorded.logSumExp - (logit ?? Number.NaN)) / Math.LN2;
}

/** The logit that a row gives a token; NaN where it is not known. */
export function logitOf(row: Row, token: number): number {
  const recorded = recordedOf(row);
  if (!recorded) return knownLogit(row.logits, token);
  const at = recorded.tokens.indexOf(token);
  return recorded.logits[at] ?? (recorded.next.token === token ? recorded.next.logit : Number.NaN);
}
