/** What the panel of long texts says. Loaded with its panel. */
import { plural, whole } from './amounts';

export const longText = {
  /** Words in its equation. */
  inEquation: { recall: 'recall', first: 'first', again: 'again' },
  line: (total: number, trained: number): string =>
    `${plural(total, 'token')} of held-out stories; the model was trained on texts of ${trained}`,
  idle: 'Not run yet',
  invite:
    'Choose eviction policies and start. Each reads the same text from the beginning, one after another, and its curve grows as it reads.',
  idea: 'Lower is better; low bits with low recall mean that the model tells stories well, but has forgotten how this one began.',
  where: (passage: number): string =>
    `p is the probability of the actual next token, K_t the tokens in the cache. n is ${passage}: the first ${passage} tokens are read again at the end, and the second half of them counts.`,
  size: 'Cache size',
  sizeHint: 'The most tokens that each bounded policy may keep.',
  length: 'Tokens to read',
  lengthOf: (tokens: number): string => whole(tokens),
  choose: (most: number): string => `Policies, at most ${most}`,
  start: 'Read the long text',
  stop: 'Stop',
  progress: (variant: number, variants: number, name: string, tokens: number): string =>
    `${variant} of ${variants}, ${name}: ${plural(tokens, 'token')} read`,
  xAxis: 'tokens read',
  yAxis: (block: number): string => `bits per token, mean of ${block}`,
  figure: (variants: number): string => `Bits per token over the text, ${plural(variants, 'policy', 'policies')}`,
  tableOf: 'Each policy’s numbers',
  columns: {
    policy: 'policy',
    tokens: 'tokens',
    from: 'from token',
    bits: 'bits per token',
    mean: 'bits per token beyond the cache size',
    recall: 'recall (bits)',
    milliseconds: 'last ms per token',
  },
} as const;
