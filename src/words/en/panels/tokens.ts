/** What the panel of the text says. */
import { plural } from '../plural';

export const tokens = {
  title: 'The text so far, token by token',
  shows: 'Every token of the text, its origin, and how much the focused head attends to it.',
  line: (length: number, prompt: number, ahead: number): string =>
    length <= prompt
      ? ahead === 0
        ? `${plural(length, 'token')}, all of the prompt`
        : `${plural(length, 'token')}, all of the prompt · ${plural(ahead, 'token')} ahead of the cursor`
      : ahead === 0
        ? `${plural(length, 'token')}: ${prompt} of the prompt, ${length - prompt} decoded`
        : `${plural(length, 'token')}: ${prompt} of the prompt, ${length - prompt} decoded · ${plural(ahead, 'token')} ahead of the cursor`,
  idea: 'The model sees only these tokens; the underlined first one means nothing by itself, yet many heads attend to it: it is the sink.',
  notShown: (count: number) => `… ${plural(count, 'token')} …`,
  showFewer: 'Show fewer tokens',
  strip: 'Tokens of the text',
  origin: {
    start: 'starts every text',
    prompt: 'from the prompt',
    sampled: 'decoded',
    chosen: 'chosen by you',
    drafted: 'drafted and accepted',
  },
  cursor: 'cursor',
  isAhead: 'ahead of the cursor',
  evicted: 'evicted from the cache',
  attended: (share: string, head: string): string => `${head} gives it ${share}`,
  branches: (count: number): string => `${plural(count, 'other continuation')} here`,
  branchesTitle: 'Continue here with',
  branchActive: 'shown now',
  where:
    'p(x) is the probability of the whole text. Each factor is one forward pass: the model reads tokens 0 … t and gives every possible next token a probability.',
  columns: { index: 'index', token: 'token', id: 'id', origin: 'origin', attention: 'attention from the current row' },
  /** On the scale of square roots. */
  legend: (head: string): string => `${head}: attention from the current row (square root)`,
} as const;
