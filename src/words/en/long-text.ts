/** What the panel of long texts says. Loaded with its panel. */
import { plural, whole } from './amounts';

export const longText = {
  line: (total: number, trained: number): string =>
    `${plural(total, 'token')} of stories that no model here has seen; trained on texts of ${trained}`,
  idle: 'Nothing is read yet',
  invite:
    'Choose policies and read: each reads the same text from the start, one after another, and the curves grow as they come.',
  caption:
    'Lower is better: the fewer bits, the better the next token was foreseen. A window can be as good as a full cache here and still have lost all that it let go: at the end the beginning is read a second time, and recall says how much easier it was. Low recall with low bits is a model that tells stories well and has forgotten how this one began.',
  where: (passage: number): string =>
    `p is the probability of the token that came, K_t what was in the cache. n is ${passage}: the first ${passage} tokens are read again at the end, and the second half of them counts.`,
  size: 'Tokens kept',
  sizeHint: 'The budget of every bounded policy.',
  length: 'Tokens to read',
  lengthOf: (tokens: number): string => whole(tokens),
  choose: (most: number): string => `Policies, at most ${most}`,
  start: 'Read the long text',
  stop: 'Stop',
  progress: (arm: number, arms: number, name: string, tokens: number): string =>
    `${arm} of ${arms}, ${name}: ${plural(tokens, 'token')} read`,
  policyName: {
    full: (): string => 'everything kept',
    window: (size: number, pinned: number, original: boolean): string =>
      pinned === 0
        ? `window of ${size}`
        : `${plural(pinned, 'sink')} + ${size - pinned}${original ? ', places in the text' : ', places in the cache'}`,
    recompute: (size: number): string => `window of ${size}, recomputed`,
    heavy: (size: number, pinned: number): string => `H2O ${size}${pinned > 0 ? `, ${pinned} pinned` : ''}`,
    tova: (size: number, pinned: number): string => `TOVA ${size}${pinned > 0 ? `, ${pinned} pinned` : ''}`,
  },
  xAxis: 'tokens read',
  yAxis: (block: number): string => `bits a token, mean of ${block}`,
  figure: (arms: number): string => `Bits a token over the text, ${plural(arms, 'policy', 'policies')}`,
  columns: {
    policy: 'policy',
    tokens: 'tokens',
    from: 'from token',
    bits: 'bits a token',
    mean: 'bits a token beyond the budget',
    recall: 'recall (bits)',
    milliseconds: 'ms a token, last',
  },
} as const;
