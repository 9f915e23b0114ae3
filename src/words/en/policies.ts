/** Cache policies by their kinds. Loaded with the panels that name them. */
import type { PolicyFigures, PolicyWords } from '../policy-words';
import { plural } from './plural';

/** A whole sentence for each case of pinned tokens. */
interface ByPinned {
  readonly none: string;
  readonly first: string;
  readonly firsts: string;
  /** Token 0 is removed: pinned tokens are counted from token 1. */
  readonly second: string;
  readonly fromSecond: string;
}

const byPinned = (pinned: number, dropped: boolean, said: ByPinned): string =>
  pinned === 0 ? said.none : dropped ? (pinned === 1 ? said.second : said.fromSecond) : pinned === 1 ? said.first : said.firsts;

export const policies = {
  full: {
    name: 'full cache',
    label: (): string => 'full cache',
    explain: (): string => 'Nothing is evicted; when the last slot is used, the text ends.',
  },
  window: {
    name: 'sliding window',
    label: ({ size, pinned, original }: PolicyFigures): string =>
      pinned === 0
        ? `window of ${size}`
        : original === null
          ? `${plural(pinned, 'sink')} + window of ${size - pinned}`
          : original
            ? `${plural(pinned, 'sink')} + ${size - pinned}, positions in the text`
            : `${plural(pinned, 'sink')} + ${size - pinned}, positions in the cache`,
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      byPinned(pinned, dropped, {
        none: `Keeps the last ${plural(size, 'token')}. Each new token replaces the oldest.`,
        first: `Keeps the first token as a sink, and the last ${size - pinned}: StreamingLLM.`,
        firsts: `Keeps the first ${pinned} tokens as sinks, and the last ${size - pinned}: StreamingLLM.`,
        second: `Keeps token 1 as a sink, and the last ${size - pinned}: StreamingLLM.`,
        fromSecond: `Keeps tokens 1 to ${pinned} as sinks, and the last ${size - pinned}: StreamingLLM.`,
      }),
  },
  recompute: {
    name: 'window, recomputed',
    label: ({ size, pinned }: PolicyFigures): string =>
      pinned === 0 ? `window of ${size}, recomputed` : `${plural(pinned, 'sink')} + window of ${size - pinned}, recomputed`,
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      byPinned(pinned, dropped, {
        none: `Caches nothing: each step reads the last ${size} tokens again from scratch. Slow, but the baseline for the other policies.`,
        first: `Caches nothing: each step reads the first token and the last ${size - pinned} again from scratch. Slow, but the baseline for the other policies.`,
        firsts: `Caches nothing: each step reads the first ${pinned} tokens and the last ${size - pinned} again from scratch. Slow, but the baseline for the other policies.`,
        second: `Caches nothing: each step reads token 1 and the last ${size - pinned} again from scratch. Slow, but the baseline for the other policies.`,
        fromSecond: `Caches nothing: each step reads tokens 1 to ${pinned} and the last ${size - pinned} again from scratch. Slow, but the baseline for the other policies.`,
      }),
  },
  heavy: {
    name: 'heavy hitters (H2O)',
    label: ({ size, pinned }: PolicyFigures): string => (pinned === 0 ? `H2O ${size}` : `H2O ${size}, ${pinned} pinned`),
    explain: ({ size, pinned, recent, dropped }: PolicyFigures): string =>
      byPinned(pinned, dropped, {
        none: `A row sees itself, the ${plural(recent, 'token')} before it and ${plural(size - pinned - 1 - recent, 'other')}. After each row it evicts the token with the least total attention so far (mean over all heads), but never one of the last ${recent}, including the row’s own.`,
        first: `A row sees itself, the ${plural(recent, 'token')} before it, the first token and ${plural(size - pinned - 1 - recent, 'other')}. After each row it evicts the token with the least total attention so far (mean over all heads), but never one of the last ${recent}, including the row’s own, or a pinned one.`,
        firsts: `A row sees itself, the ${plural(recent, 'token')} before it, the first ${pinned} tokens and ${plural(size - pinned - 1 - recent, 'other')}. After each row it evicts the token with the least total attention so far (mean over all heads), but never one of the last ${recent}, including the row’s own, or a pinned one.`,
        second: `A row sees itself, the ${plural(recent, 'token')} before it, token 1 and ${plural(size - pinned - 1 - recent, 'other')}. After each row it evicts the token with the least total attention so far (mean over all heads), but never one of the last ${recent}, including the row’s own, or a pinned one.`,
        fromSecond: `A row sees itself, the ${plural(recent, 'token')} before it, tokens 1 to ${pinned} and ${plural(size - pinned - 1 - recent, 'other')}. After each row it evicts the token with the least total attention so far (mean over all heads), but never one of the last ${recent}, including the row’s own, or a pinned one.`,
      }),
  },
  tova: {
    name: 'TOVA',
    label: ({ size, pinned }: PolicyFigures): string => (pinned === 0 ? `TOVA ${size}` : `TOVA ${size}, ${pinned} pinned`),
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      byPinned(pinned, dropped, {
        none: `Keeps ${plural(size, 'token')}. It evicts the token that got the least attention from the last row (mean over all heads), regardless of age.`,
        first: `Keeps ${plural(size, 'token')}, always including the first token. It evicts the token that got the least attention from the last row (mean over all heads), regardless of age.`,
        firsts: `Keeps ${plural(size, 'token')}, always including the first ${pinned} tokens. It evicts the token that got the least attention from the last row (mean over all heads), regardless of age.`,
        second: `Keeps ${plural(size, 'token')}, always including token 1. It evicts the token that got the least attention from the last row (mean over all heads), regardless of age.`,
        fromSecond: `Keeps ${plural(size, 'token')}, always including tokens 1 to ${pinned}. It evicts the token that got the least attention from the last row (mean over all heads), regardless of age.`,
      }),
  },
} as const satisfies Readonly<Record<string, PolicyWords>>;
