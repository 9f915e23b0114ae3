/** What the settings of the cache policy and of surgery say. Loaded with the panels that have them. */
import { plural } from './plural';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The pinned tokens: as many as are set, and where token 0 is dropped, behind it. */
const pinnedTokens = (pinned: number, dropped: boolean): string =>
  dropped
    ? pinned === 1
      ? 'token 1'
      : `tokens 1 to ${pinned}`
    : pinned === 1
      ? 'the first token'
      : `the first ${pinned} tokens`;

export const policy = {
  policy: 'What stays when it is full',
  policies: {
    full: {
      name: 'everything',
      explain: (): string => 'No policy evicts anything; when the last slot is taken, the text ends.',
    },
    window: {
      name: 'window',
      explain: (size: number, pinned: number, dropped: boolean): string =>
        pinned === 0
          ? `The last ${plural(size, 'token')}. A newer one takes the slot of the oldest.`
          : `${capital(pinnedTokens(pinned, dropped))}, as ${pinned === 1 ? 'a sink' : 'sinks'}, and the last ${size - pinned}: StreamingLLM.`,
    },
    recompute: {
      name: 'window, recomputed',
      explain: (size: number, pinned: number, dropped: boolean): string =>
        pinned === 0
          ? `Nothing is kept: every token is read with the ${size - 1} before it, and all of them are read again. Slow, and the yardstick for the others.`
          : `Nothing is kept: every token is read with ${pinnedTokens(pinned, dropped)} and the ${size - pinned - 1} before it, and all of them are read again. Slow, and the yardstick for the others.`,
    },
    heavy: {
      name: 'heavy hitters (H2O)',
      explain: (size: number, pinned: number, dropped: boolean, recent: number): string =>
        `A row sees itself, the ${plural(recent, 'token')} before it${pinned > 0 ? `, ${pinnedTokens(pinned, dropped)}` : ''} and ${plural(size - pinned - 1 - recent, 'other')}: after each row, the token that got the least attention in all rows so far (mean over all heads) is evicted, but never one of the last ${recent}, the row’s own among them${pinned > 0 ? ', nor a pinned one' : ''}.`,
    },
    tova: {
      name: 'TOVA',
      explain: (size: number, pinned: number, dropped: boolean): string =>
        `${plural(size, 'token')}${pinned > 0 ? `, ${pinnedTokens(pinned, dropped)} always among them` : ''}: the one that the last row looked at least (mean over all heads) goes, however old.`,
    },
  },
  size: 'Tokens kept',
  sizeHint: 'Tokens that may be live at a step, the newest and the pinned included.',
  pinned: 'Pinned first',
  pinnedHint: 'This many tokens at the start are never evicted: sinks. Where token 0 is dropped, as many behind it.',
  positions: 'Read at positions',
  positionKinds: { original: 'in the text', cache: 'in the cache' },
  surgery: 'Surgery',
  first: 'The first token',
  firstKinds: { kept: 'as it is', dropped: 'dropped', replaced: 'another token' },
  firstToken: {
    name: 'Token instead',
    replace: 'Replace',
    hint: 'Type the text of one token, ↵ for a newline, · for a space; Enter replaces the first token by it.',
    token: (id: number, text: string): string => `token ${id}, ${text}`,
    unknown: (count: number): string =>
      `This model’s vocabulary cannot write ${count === 1 ? 'this character' : `${count} of these characters`}.`,
    several: (pieces: readonly string[]): string =>
      `Here that is ${pieces.length} tokens (${pieces.join(' | ')}); one is needed.`,
  },
  zeroSink: 'Zero sink: add 1 to every softmax’s denominator',
  silence: (head: string): string => `Silence ${head}: its output is taken as zero`,
  silenced: (count: number): string => `(${plural(count, 'head')} silenced)`,
  noReference:
    'This text was never read with nothing changed, so there is nothing to compare it with. Set everything back, then change it again.',
  same: (count: number): string => `The ${plural(count, 'decoded token')} so far came the same with nothing changed.`,
  differs: (index: number, now: string, before: string): string =>
    `From token ${index} on the text goes another way: ${now} here, ${before} with nothing changed.`,
} as const;
