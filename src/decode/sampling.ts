/** From logits to the next token: temperature, top-k, nucleus (Holtzman et al. 1904.09751), and a seeded draw. */
import { words } from '../words';
import { DecodeError } from './errors';

export interface SamplingSettings {
  /** Always the likeliest token; the other settings then do nothing. */
  readonly greedy: boolean;
  /** Logits are divided by it; 0 is greedy. */
  readonly temperature: number;
  /** Only the k likeliest tokens may come; 0 lets all. */
  readonly topK: number;
  /** Only the likeliest tokens whose probabilities add up to p may come; 1 lets all. */
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
 * Every token's chances, likeliest first, ties to the lower id. Probabilities in double precision, each column adds up to 1.
 * @param logits [vocabulary]
 * @throws DecodeError `not-numbers`
 */
export function chances(logits: Float32Array, settings: SamplingSettings): readonly Chance[] {
  if (!logits.every(Number.isFinite)) throw new DecodeError('not-numbers', words.decode.notNumbers);
  const order = Array.from(logits.keys()).sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0) || a - b);
  const sorted = Float64Array.from(order, (token) => logits[token] ?? 0);
  const raw = softmax(sorted, 1);
  const greedy = settings.greedy || settings.temperature <= 0;
  const tempered = greedy ? raw : softmax(sorted, settings.temperature);
  const kept = greedy ? 1 : keptCount(tempered, settings.topK, settings.topP);
  let total = 0;
  for (let i = 0; i < kept; i++) total += tempered[i] ?? 0;
  return order.map((token, i) => ({
    token,
    raw: raw[i] ?? 0,
    probability: i < kept ? (greedy ? 1 : (tempered[i] ?? 0) / total) : 0,
  }));
}

/** Softmax of values sorted downwards, divided by a temperature. */
function softmax(sorted: Float64Array, temperature: number): Float64Array {
  const top = sorted[0] ?? 0;
  const weights = sorted.map((x) => Math.exp((x - top) / temperature));
  const total = weights.reduce((sum, x) => sum + x, 0);
  return weights.map((x) => x / total);
}

/** How many of the likeliest tokens stay: at most k, and no more than it takes to reach p; always one. */
function keptCount(sorted: Float64Array, topK: number, topP: number): number {
  const most = topK > 0 ? Math.min(topK, sorted.length) : sorted.length;
  if (topP >= 1) return most;
  let sum = 0;
  for (let i = 0; i < most; i++) {
    sum += sorted[i] ?? 0;
    if (sum >= topP) return i + 1;
  }
  return most;
}

/**
 * A number in [0, 1) that depends on the seed and the token's index in the text alone, so that going back, branching and
 * opening a link draw the same tokens again. (The finaliser of MurmurHash3 over both.)
 */
export function uniform(seed: number, index: number): number {
  let h = Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca77);
  for (let round = 0; round < 2; round++) {
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
    h = (h + 0x6d2b79f5) | 0;
  }
  return (h >>> 0) / 2 ** 32;
}

/** Draws the token at `index`. @throws DecodeError `not-numbers` */
export function sample(logits: Float32Array, settings: SamplingSettings, index: number): number {
  const all = chances(logits, settings);
  const u = uniform(settings.seed, index);
  let sum = 0;
  let last = all[0]?.token ?? 0;
  for (const { token, probability } of all) {
    if (probability === 0) break;
    sum += probability;
    last = token;
    if (u < sum) return token;
  }
  return last;
}
