/** From logits to the next token: temperature, top-k, nucleus (Holtzman et al. 1904.09751), and a seeded draw. */
import { type LikeliestLogits, type Logits, allOf, vocabularyOf } from '../engine/logits';
import { words } from '../words';
import { knownChances } from './known-chances';
import { DecodeError } from './session/errors';

export interface SamplingSettings {
  /** Always the likeliest token; the other settings then have no effect. */
  readonly greedy: boolean;
  /** Logits are divided by it; 0 is greedy. */
  readonly temperature: number;
  /** Only the k likeliest tokens are sampled; 0: all. */
  readonly topK: number;
  /** Only the likeliest tokens whose probabilities add up to p are sampled; 1: all. */
  readonly topP: number;
  readonly seed: number;
}

export const defaultSampling: SamplingSettings = { greedy: false, temperature: 0.8, topK: 0, topP: 0.95, seed: 1 };

/** One token's chances. */
export interface Chance {
  readonly token: number;
  /** softmax(logits), before any setting. */
  readonly raw: number;
  /** After temperature, top-k and top-p; 0 for a token that they cut. */
  readonly probability: number;
}

/**
 * Every token's chances, likeliest first, ties to the lower id. Columns, because a thousand objects per step burden the garbage collector.
 */
export class Chances implements Iterable<Chance> {
  /** [vocabulary] by rank; each column of probabilities adds up to 1. Of a recording [known], to less. */
  readonly tokens: Uint32Array;
  readonly raw: Float64Array;
  readonly probability: Float64Array;
  /** Where not all tokens are here: the probability of the others, and the entropy of all, NaN if unknown; else null. */
  readonly beyond: { readonly rest: number; readonly entropyBits: number } | null;

  constructor(tokens: Uint32Array, raw: Float64Array, probability: Float64Array, beyond: Chances['beyond'] = null) {
    this.tokens = tokens;
    this.raw = raw;
    this.probability = probability;
    this.beyond = beyond;
  }

  get length(): number {
    return this.tokens.length;
  }

  at(rank: number): Chance | undefined {
    const token = this.tokens[rank];
    return token === undefined ? undefined : { token, raw: this.raw[rank] ?? 0, probability: this.probability[rank] ?? 0 };
  }

  /** The `count` likeliest. */
  first(count: number): readonly Chance[] {
    return Array.from(this.tokens.subarray(0, count), (token, rank) => ({
      token,
      raw: this.raw[rank] ?? 0,
      probability: this.probability[rank] ?? 0,
    }));
  }

  forToken(token: number): Chance | undefined {
    return this.at(this.tokens.indexOf(token));
  }

  [Symbol.iterator](): Iterator<Chance> {
    return this.first(this.length)[Symbol.iterator]();
  }
}

/**
 * The last results, the newest first: the sampler and the page ask for the same, of the text and of each lane. They are many times as large as the
 * logits, so of a large vocabulary only one is kept.
 */
let counted: readonly { readonly logits: Logits; readonly settings: SamplingSettings; readonly all: Chances }[] = [];
/** Results, and tokens in all of them. */
const most = { results: 4, tokens: 2 ** 16 };

/**
 * Every token's chances in double precision; where a large vocabulary's logits are not all there, those of the likeliest (see knownChances).
 * @param logits must not be changed afterwards
 * @throws DecodeError `not-numbers`
 */
export function chances(logits: Logits, settings: SamplingSettings): Chances {
  const found = counted.find((one) => one.logits === logits && sameChances(one.settings, settings));
  if (found) return found.all;
  const all = countChances(logits, settings);
  const others = Math.min(most.results, Math.floor(most.tokens / all.length)) - 1;
  counted = [{ logits, settings, all }, ...counted.slice(0, Math.max(0, others))];
  return all;
}

/** The seed does not change the chances. */
function sameChances(a: SamplingSettings, b: SamplingSettings): boolean {
  return a.greedy === b.greedy && a.temperature === b.temperature && a.topK === b.topK && a.topP === b.topP;
}

function countKnown(logits: LikeliestLogits, settings: SamplingSettings): Chances {
  if (!Number.isFinite(logits.logSum) || !logits.values.every(Number.isFinite))
    throw new DecodeError('not-numbers', words.decode.notNumbers);
  const { raw, probability } = knownChances(logits, settings);
  const rest = Math.max(0, 1 - raw.reduce((sum, share) => sum + share, 0));
  return new Chances(logits.tokens, raw, probability, { rest, entropyBits: Number.NaN });
}

/** Whether a draw takes the logits of all tokens, and not all are there. @throws DecodeError `not-numbers` */
export function needsAll(logits: Logits, settings: SamplingSettings): boolean {
  return allOf(logits) === null && Number.isNaN(chances(logits, settings).probability[0]);
}

function countChances(known: Logits, settings: SamplingSettings): Chances {
  const logits = known instanceof Float32Array ? known : known.all;
  if (logits === null) return countKnown(known as LikeliestLogits, settings);
  if (!logits.every(Number.isFinite)) throw new DecodeError('not-numbers', words.decode.notNumbers);
  const order = likeliestFirst(logits);
  const sorted = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) sorted[i] = logits[order[i] as number] as number;
  const raw = softmax(sorted, 1);
  const greedy = settings.greedy || settings.temperature <= 0;
  const tempered = greedy ? raw : softmax(sorted, settings.temperature);
  const kept = greedy ? 1 : keptCount(tempered, settings.topK, settings.topP);
  let total = 0;
  for (let i = 0; i < kept; i++) total += tempered[i] ?? 0;
  const probability = new Float64Array(order.length);
  for (let i = 0; i < kept; i++) probability[i] = greedy ? 1 : (tempered[i] as number) / total;
  return new Chances(order, raw, probability);
}

/**
 * Ids by falling logit, ties to the lower id. Sorting numbers is several times faster than comparing: each key is a double whose 53 bits
 * have the logit's bits, flipped so that they grow as it falls, and below them the id.
 */
function likeliestFirst(logits: Float32Array): Uint32Array {
  const ids = 2 ** 20;
  const bits = new Uint32Array(logits.slice().buffer);
  const keys = new Float64Array(bits.length);
  for (let id = 0; id < keys.length; id++) {
    // The sign is the highest bit; −0 is the same as 0.
    const b = logits[id] === 0 ? 0 : (bits[id] as number);
    keys[id] = (b >= 0x80000000 ? b : 0x7fffffff - b) * ids + id;
  }
  keys.sort();
  const order = new Uint32Array(keys.length);
  for (let rank = 0; rank < keys.length; rank++) order[rank] = (keys[rank] as number) % ids;
  return order;
}

/** Softmax of values sorted downwards, at a temperature. */
function softmax(sorted: Float64Array, temperature: number): Float64Array {
  const top = sorted[0] ?? 0;
  const weights = new Float64Array(sorted.length);
  let total = 0;
  for (let i = 0; i < sorted.length; i++) {
    weights[i] = Math.exp(((sorted[i] as number) - top) / temperature);
    total += weights[i] as number;
  }
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) / total;
  return weights;
}

/** How many of the likeliest tokens stay: at most k, and no more than reach p; at least one. */
function keptCount(sorted: Float64Array, topK: number, topP: number): number {
  const count = topK > 0 ? Math.min(topK, sorted.length) : sorted.length;
  if (topP >= 1) return count;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += sorted[i] ?? 0;
    if (sum >= topP) return i + 1;
  }
  return count;
}

/**
 * A number in [0, 1) that depends only on the seed and the token's index in the text, so that going back, branching and opening a link draw
 * the same tokens again. (The finaliser of MurmurHash3 over both.)
 * @param stream where a token needs several independent numbers: which of them
 */
export function uniform(seed: number, index: number, stream = 0): number {
  let h = Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca77) ^ Math.imul(stream, 0x27d4eb2f);
  for (let round = 0; round < 2; round++) {
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
    h = (h + 0x6d2b79f5) | 0;
  }
  return (h >>> 0) / 2 ** 32;
}

/**
 * [vocabulary] each token's probability after temperature, top-k and top-p, by its id.
 * @throws DecodeError `not-numbers`
 */
export function probabilities(logits: Logits, settings: SamplingSettings): Float64Array {
  const { tokens, probability } = chances(logits, settings);
  const all = new Float64Array(vocabularyOf(logits));
  for (let rank = 0; rank < tokens.length; rank++) all[tokens[rank] as number] = probability[rank] as number;
  return all;
}

/** Draws the token at `index`. @throws DecodeError `not-numbers`; RangeError where it `needsAll` */
export function sample(logits: Logits, settings: SamplingSettings, index: number): number {
  return draw(chances(logits, settings), uniform(settings.seed, index));
}

/** The same draw from logits that nothing else asks for: the last counted chances stay those of the text. @throws DecodeError `not-numbers` */
export function sampleApart(logits: Logits, settings: SamplingSettings, index: number): number {
  return draw(countChances(logits, settings), uniform(settings.seed, index));
}

function draw({ tokens, probability }: Chances, u: number): number {
  if (Number.isNaN(probability[0])) throw new RangeError('this draw takes the logits of all tokens');
  let sum = 0;
  let last = tokens[0] ?? 0;
  for (let rank = 0; rank < tokens.length && probability[rank] !== 0; rank++) {
    sum += probability[rank] as number;
    last = tokens[rank] as number;
    if (u < sum) return last;
  }
  return last;
}
