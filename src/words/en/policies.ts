/** Cache policies by their kinds. Loaded with the panels that name them. */
import type { PolicyFigures, PolicyWords } from '../policy-words';
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
        : `${plural(pinned, 'sink')} + ${size - pinned}${original ? ', positions in the text' : ', positions in the cache'}`,
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      pinned === 0
        ? `Keeps the last ${plural(size, 'token')}. Each new token replaces the oldest.`
        : `Keeps ${pinnedTokens(pinned, dropped)} as ${pinned === 1 ? 'a sink' : 'sinks'}, and the last ${size - pinned}: StreamingLLM.`,
  },
  recompute: {
    name: 'window, recomputed',
    label: ({ size }: PolicyFigures): string => `window of ${size}, recomputed`,
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      pinned === 0
        ? `Caches nothing: each step reads the last ${size} tokens again from scratch. Slow, but the baseline for the other policies.`
        : `Caches nothing: each step reads ${pinnedTokens(pinned, dropped)} and the last ${size - pinned} again from scratch. Slow, but the baseline for the other policies.`,
  },
  heavy: {
    name: 'heavy hitters (H2O)',
    label: ({ size, pinned }: PolicyFigures): string => `H2O ${size}${pinned > 0 ? `, ${pinned} pinned` : ''}`,
    explain: ({ size, pinned, recent, dropped }: PolicyFigures): string =>
      `A row sees itself, the ${plural(recent, 'token')} before it${pinned > 0 ? `, ${pinnedTokens(pinned, dropped)}` : ''} and ${plural(size - pinned - 1 - recent, 'other')}. After each row it evicts the token with the least total attention so far (mean over all heads), but never one of the last ${recent}, including the row’s own${pinned > 0 ? ', or a pinned one' : ''}.`,
  },
  tova: {
    name: 'TOVA',
    label: ({ size, pinned }: PolicyFigures): string => `TOVA ${size}${pinned > 0 ? `, ${pinned} pinned` : ''}`,
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      `Keeps ${plural(size, 'token')}${pinned > 0 ? `, always including ${pinnedTokens(pinned, dropped)}` : ''}. It evicts the token that got the least attention from the last row (mean over all heads), regardless of age.`,
  },
} as const satisfies Readonly<Record<string, PolicyWords>>;
