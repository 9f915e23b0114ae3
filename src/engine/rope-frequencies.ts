/** The frequencies by which RoPE turns, with the scalings of published checkpoints. */
import type { RopeScaling } from '../model/spec';

export interface RopeFrequencies {
  /** [width / 2] radians per token of each pair. */
  readonly frequencies: Float64Array;
  /** What a rotated pair's part of a product is multiplied by. */
  readonly gain: number;
}

/**
 * base^(−2i / width), scaled. @param width how many numbers of a head turn
 * @see ropeScalingSchema for the kinds of scaling and their papers
 */
export function ropeFrequencies(base: number, width: number, scaling?: RopeScaling): RopeFrequencies {
  const plain = Float64Array.from({ length: width / 2 }, (_, i) => base ** ((-2 * i) / width));
  switch (scaling?.kind) {
    case undefined:
      return { frequencies: plain, gain: 1 };
    case 'linear':
      return { frequencies: plain.map((frequency) => frequency / scaling.factor), gain: 1 };
    case 'llama3':
      return { frequencies: plain.map((frequency) => llama3(frequency, scaling)), gain: 1 };
    case 'yarn': {
      const part = yarnRamp(base, width, scaling);
      return {
        frequencies: plain.map((frequency, i) => mixed(frequency / scaling.factor, frequency, part(i))),
        // Both vectors of a product are multiplied by the factor.
        gain: scaling.attentionFactor ** 2,
      };
    }
    case 'longrope':
      return {
        frequencies: plain.map((frequency, i) => frequency / (scaling.factors[i] as number)),
        gain: scaling.attentionFactor ** 2,
      };
  }
}

const mixed = (divided: number, plain: number, part: number): number => part * divided + (1 - part) * plain;

type Kind<K extends RopeScaling['kind']> = Extract<RopeScaling, { readonly kind: K }>;

/** By how often a pair turns within the original context: rarely, often, or between. */
function llama3(frequency: number, { factor, low, high, original }: Kind<'llama3'>): number {
  const turns = (original * frequency) / (2 * Math.PI);
  if (turns < low) return frequency / factor;
  if (turns > high) return frequency;
  return mixed(frequency / factor, frequency, 1 - (turns - low) / (high - low));
}

/** How far a pair's frequency is divided: 0 not, 1 entirely (2309.00071, with the bounds in pairs as in the authors' code). */
function yarnRamp(base: number, width: number, scaling: Kind<'yarn'>): (pair: number) => number {
  const { betaFast, betaSlow, original, truncate } = scaling;
  /** The pair, not a whole number, that turns this many times within the original context. */
  const pairOf = (turns: number): number => (width * Math.log(original / (turns * 2 * Math.PI))) / (2 * Math.log(base));
  const [from, to] = [pairOf(betaFast), pairOf(betaSlow)];
  const first = Math.max(truncate ? Math.floor(from) : from, 0);
  const last = Math.min(truncate ? Math.ceil(to) : to, width - 1);
  const length = last === first ? 0.001 : last - first;
  return (pair) => Math.min(1, Math.max(0, (pair - first) / length));
}
