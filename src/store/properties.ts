/**
 * The one table of state properties: what a link holds, how it is written and read. Everything that can be shared is a row
 * here; defaults are left out of links, and a value that makes no sense becomes the default.
 */
import { mostCandidates, mostDrafted, usualDrafted } from '../decode/drafting';
import { fullPolicy } from '../decode/policies';
import { defaultSampling } from '../decode/sampling';
import { parseLane } from './lane-settings';

export interface Property<T> {
  /** Its name in the address. */
  readonly key: string;
  readonly default: T;
  /** Undefined for a text that is no value of this property. */
  parse(text: string): T | undefined;
  format(value: T): string;
}

const text = (key: string, initial = ''): Property<string> => ({ key, default: initial, parse: (t) => t, format: (v) => v });

const nullableText = (key: string): Property<string | null> => ({ key, default: null, parse: (t) => t, format: (v) => v ?? '' });

const flag = (key: string, initial: boolean): Property<boolean> => ({
  key,
  default: initial,
  parse: (t) => (t === '1' ? true : t === '0' ? false : undefined),
  format: (v) => (v ? '1' : '0'),
});

const number = (key: string, initial: number, least: number, most: number, whole = false): Property<number> => ({
  key,
  default: initial,
  parse(t) {
    const value = t.trim() === '' ? Number.NaN : Number(t);
    return value >= least && value <= most && (!whole || Number.isInteger(value)) ? value : undefined;
  },
  format: (v) => String(v),
});

const nullableNumber = (key: string, least: number, most: number, whole = true): Property<number | null> => ({
  key,
  default: null,
  parse: (t) => number(key, 0, least, most, whole).parse(t),
  format: (v) => String(v),
});

/** One of a few words; the first is the usual one. */
interface Choice<T extends string> extends Property<T> {
  readonly values: readonly T[];
}

const oneOf = <const T extends string>(key: string, values: readonly [T, ...T[]]): Choice<T> => ({
  key,
  values,
  default: values[0],
  parse: (t) => values.find((value) => value === t),
  format: (v) => v,
});

const names = (key: string): Property<readonly string[]> => ({
  key,
  default: [],
  parse: (t) => (t === '' ? [] : t.split('.')),
  format: (v) => v.join('.'),
});

/** Lanes beside the first, each as `formatLane` writes it. */
const laneTexts = (key: string): Property<readonly string[]> => ({
  ...names(key),
  parse: (t) => (t === '' ? [] : t.split('.').every((lane) => parseLane(lane)) ? t.split('.') : undefined),
});

const numbers = (key: string): Property<readonly number[]> => ({
  key,
  default: [],
  parse: (t) => (t === '' ? [] : t.split('.').every((part) => /^\d{1,6}$/.test(part)) ? t.split('.').map(Number) : undefined),
  format: (v) => v.join('.'),
});

/** Token ids in base 36, joined by dots: short, and legible enough to debug. */
const tokenIds = (key: string): Property<readonly number[]> => ({
  key,
  default: [],
  parse(t) {
    if (t === '') return [];
    const parts = t.split('.');
    return parts.every((part) => /^[0-9a-z]{1,6}$/.test(part)) ? parts.map((part) => Number.parseInt(part, 36)) : undefined;
  },
  format: (v) => v.map((token) => token.toString(36)).join('.'),
});

const most = 1_000_000;

export const properties = {
  /** Empty: the first of the catalogue. */
  model: text('model'),
  /** Null: the model's own example. */
  prompt: nullableText('prompt'),
  /** Tokens after the prompt, so that a link opens the very same text. */
  tokens: tokenIds('tokens'),
  /** Decoded tokens at the cursor (length − prompt's length); null: the cursor is at the end. */
  step: nullableNumber('step', -most, most),
  greedy: flag('greedy', defaultSampling.greedy),
  temperature: number('temperature', defaultSampling.temperature, 0, 5),
  topK: number('topK', defaultSampling.topK, 0, most, true),
  topP: number('topP', defaultSampling.topP, 0.01, 1),
  seed: number('seed', defaultSampling.seed, 0, 2 ** 31 - 1, true),
  policy: oneOf('policy', ['full', 'window', 'recompute', 'heavy', 'tova']),
  /** Tokens that a bounded cache holds. */
  size: number('size', fullPolicy.size, 2, most, true),
  /** First tokens that never go. */
  pinned: number('pinned', fullPolicy.pinned, 0, most, true),
  positions: oneOf('positions', ['original', 'cache']),
  dropFirst: flag('drop', false),
  /** A token id in the place of token 0; null: the model's own. */
  replaceFirst: nullableNumber('replace', 0, most),
  zeroSink: flag('zero', false),
  /** Heads by their place among all, layer by layer. */
  silenced: numbers('silenced'),
  layer: number('layer', 0, 0, 1000, true),
  head: number('head', 0, 0, 1000, true),
  query: nullableNumber('query', 0, most),
  key: nullableNumber('key', 0, most),
  weighting: oneOf('weighting', ['share', 'moved']),
  /** Where a head's weights have signs: their shares by magnitude, or as they are. */
  signs: oneOf('signs', ['share', 'signed']),
  /** Whose factors are shown. */
  factorPart: oneOf('part', ['key', 'value']),
  attentionView: oneOf('view', ['matrix', 'arcs']),
  colourStretch: oneOf('stretch', ['sqrt', 'linear', 'log']),
  headOrder: oneOf('order', ['layer', 'sink', 'entropy', 'distance', 'previous', 'induction']),
  sinkStatistic: oneOf('sinks', ['mean', 'now', 'moved', 'entropy']),
  /** Whether a shadow run with everything kept follows a bounded one. */
  shadow: flag('shadow', false),
  /** Whether another model drafts tokens for this one to verify. */
  draft: flag('draft', false),
  /** Which one; one that cannot draft for the model gives way to the usual one. */
  draftModel: text('drafter'),
  /** Tokens that it drafts in a pass. */
  draftTokens: number('drafted', usualDrafted, 1, mostDrafted, true),
  /** Candidates that it drafts for each place. */
  draftCandidates: number('candidates', 1, 1, mostCandidates, true),
  bytesScale: oneOf('bytes', ['linear', 'log']),
  flow: oneOf('flow', ['rollout', 'direct']),
  /** The bill: a published shape by its id, or `typed`. */
  billShape: text('shape', 'llama-3-70b'),
  /** The numbers of a typed shape, in the order of `typedFields`; empty: the usual. */
  billTyped: numbers('typed'),
  /** Tokens of each text. */
  billContext: number('context', 32_768, 1, 2 ** 30, true),
  billBatch: number('batch', 1, 1, 100_000, true),
  /** Bits of a cached number. */
  billBits: oneOf('bits', ['16', '32', '8', '4']),
  /** Bits of a weight where weights are counted as well. */
  billWeights: oneOf('weights', ['out', '16', '8', '4']),
  /** Tokens in the window of those mechanisms that have one. */
  billWindow: number('billWindow', 1024, 1, 2 ** 30, true),
  billScale: oneOf('scale', ['log', 'linear']),
  billView: oneOf('bill', ['context', 'rank', 'papers']),
  /** Mechanisms that are not drawn. */
  billLeft: names('left'),
  hidden: names('hidden'),
  maximised: nullableText('only'),
  lanes: laneTexts('lanes'),
  following: oneOf('follow', ['same', 'own']),
  theme: oneOf('theme', ['auto', 'light', 'dark']),
  backend: oneOf('backend', ['auto', 'webgpu', 'cpu']),
  /** Tokens a second while playing; 0: as fast as it goes. */
  speed: number('speed', 4, 0, 60),
  /** Largest logit at the end of the text, to say whether another machine's agree. */
  check: nullableNumber('check', -1e6, 1e6, false),
} as const;

export type PropertyName = keyof typeof properties;
/** A whole state, every property given. */
export type SavedState = { readonly [Name in PropertyName]: (typeof properties)[Name]['default'] };

const rows = Object.entries(properties) as unknown as readonly [PropertyName, Property<unknown>][];

export const defaultState = Object.fromEntries(rows.map(([name, property]) => [name, property.default])) as unknown as SavedState;

/** The state as an address's fragment, without `#`; only what differs from the defaults. */
export function formatState(state: SavedState): string {
  const parts = rows.flatMap(([name, property]) => {
    if (state[name] === null) return [];
    const value = property.format(state[name]);
    // An empty prompt is not no prompt: what may be null is written whenever it is not.
    const usual = property.default !== null && value === property.format(property.default);
    return usual ? [] : [`${property.key}=${encodeURIComponent(value.toWellFormed())}`];
  });
  return ['v=1', ...parts].join('&');
}

/** Reads a fragment. Never throws: what it cannot use is left at its default and named in `bad`. */
export function parseState(fragment: string): { readonly state: SavedState; readonly bad: readonly string[] } {
  const given = new Map<string, string>();
  const bad: string[] = [];
  for (const part of fragment.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    if (at <= 0) continue;
    try {
      given.set(part.slice(0, at), decodeURIComponent(part.slice(at + 1)));
    } catch {
      bad.push(part.slice(0, at));
    }
  }
  const state = Object.fromEntries(
    rows.map(([name, property]) => {
      const written = given.get(property.key);
      const value = written === undefined ? property.default : property.parse(written);
      if (value === undefined) bad.push(property.key);
      return [name, value === undefined ? property.default : value];
    }),
  ) as unknown as SavedState;
  return { state, bad };
}
