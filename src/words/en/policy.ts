/** What the settings of the cache policy and of surgery say. Loaded with the panels that have them. */
import { plural } from './plural';

/** The pinned tokens, counted from token 1 if token 0 is removed. */
const pinnedTokens = (pinned: number, dropped: boolean): string =>
  dropped
    ? pinned === 1
      ? 'token 1'
      : `tokens 1 to ${pinned}`
    : pinned === 1
      ? 'the first token'
      : `the first ${pinned} tokens`;

export const policy = {
  policy: 'Eviction policy',
  policies: {
    full: {
      name: 'full cache',
      explain: (): string => 'Nothing is evicted; when the last slot is used, the text ends.',
    },
    window: {
      name: 'sliding window',
      explain: (size: number, pinned: number, dropped: boolean): string =>
        pinned === 0
          ? `Keeps the last ${plural(size, 'token')}. Each new token replaces the oldest.`
          : `Keeps ${pinnedTokens(pinned, dropped)} as ${pinned === 1 ? 'a sink' : 'sinks'}, and the last ${size - pinned}: StreamingLLM.`,
    },
    recompute: {
      name: 'window, recomputed',
      explain: (size: number, pinned: number, dropped: boolean): string =>
        pinned === 0
          ? `Caches nothing: each step reads the last ${size} tokens again from scratch. Slow, but the baseline for the other policies.`
          : `Caches nothing: each step reads ${pinnedTokens(pinned, dropped)} and the last ${size - pinned} again from scratch. Slow, but the baseline for the other policies.`,
    },
    heavy: {
      name: 'heavy hitters (H2O)',
      explain: (size: number, pinned: number, dropped: boolean, recent: number): string =>
        `A row sees itself, the ${plural(recent, 'token')} before it${pinned > 0 ? `, ${pinnedTokens(pinned, dropped)}` : ''} and ${plural(size - pinned - 1 - recent, 'other')}. After each row it evicts the token with the least total attention so far (mean over all heads), but never one of the last ${recent}, including the row’s own${pinned > 0 ? ', or a pinned one' : ''}.`,
    },
    tova: {
      name: 'TOVA',
      explain: (size: number, pinned: number, dropped: boolean): string =>
        `Keeps ${plural(size, 'token')}${pinned > 0 ? `, always including ${pinnedTokens(pinned, dropped)}` : ''}. It evicts the token that got the least attention from the last row (mean over all heads), regardless of age.`,
    },
  },
  size: 'Cache size',
  sizeHint: 'The most tokens in the cache at a step, including the newest and the pinned ones.',
  pinned: 'Pinned tokens',
  pinnedHint:
    'This many tokens at the start are never evicted (attention sinks). If token 0 is removed, they are counted from token 1.',
  positions: 'Positions counted',
  positionKinds: { original: 'in the text', cache: 'in the cache' },
  surgery: 'Interventions',
  first: 'The first token',
  firstKinds: { kept: 'unchanged', dropped: 'removed', replaced: 'replaced' },
  firstToken: {
    name: 'Replacement token',
    replace: 'Replace',
    hint: 'Type the text of one token (↵ for a newline, · for a space) and press Enter.',
    token: (id: number, text: string): string => `token ${id}, ${text}`,
    unknown: (count: number): string =>
      `This model’s vocabulary cannot write ${count === 1 ? 'this character' : `${count} of these characters`}.`,
    several: (pieces: readonly string[]): string =>
      `Here that is ${pieces.length} tokens (${pieces.join(' | ')}); one is needed.`,
  },
  zeroSink: 'Zero sink: add 1 to every softmax’s denominator',
  silence: (head: string): string => `Mute ${head}: its output is set to zero`,
  silenced: (count: number): string => `(${plural(count, 'head')} muted)`,
  noReference: 'There is no unchanged run to compare with. Reset all changes, then apply them again.',
  same: (count: number): string =>
    `So far ${count === 1 ? 'the' : 'all'} ${plural(count, 'decoded token')} ${count === 1 ? 'is' : 'are'} the same as without changes.`,
  differs: (index: number, now: string, before: string): string =>
    `From token ${index} on the text differs: ${now} here, ${before} without changes.`,
} as const;
