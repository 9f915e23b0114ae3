/** What the panel of the text says. */
import { plural } from '../plural';

export const tokens = {
  title: 'The text so far, token by token',
  line: (length: number, prompt: number): string =>
    length <= prompt
      ? `${plural(length, 'token')}, all of the prompt`
      : `${plural(length, 'token')}: ${prompt} of the prompt, ${length - prompt} decoded`,
  ahead: (count: number): string => `${plural(count, 'token')} ahead of the cursor`,
  caption:
    'The model never sees letters, only these pieces. The underlined first token begins every text and means nothing by itself, yet many heads look at it: it is the sink. Point at a token to see who looks at it, click to hold it; the further a chip’s colour is along the scale below, the more the focused head looks at it from the current row.',
  notShown: (count: number) => `… ${plural(count, 'token')} …`,
  showFewer: 'Show fewer tokens',
  strip: 'Tokens of the text',
  origin: {
    start: 'begins every text',
    prompt: 'from the prompt',
    sampled: 'decoded',
    chosen: 'chosen by you',
    drafted: 'drafted, and accepted',
  },
  sink: 'sink',
  cursor: 'cursor',
  isAhead: 'ahead of the cursor',
  locked: 'held as key',
  evicted: 'no longer in the cache',
  attended: (share: string, head: string): string => `${head} gives it ${share}`,
  branches: (count: number): string => `${plural(count, 'other continuation')} here`,
  branchesTitle: 'Continue here with',
  branchActive: 'shown now',
  branchTokens: (count: number): string => plural(count, 'token'),
  goTo: 'Move the cursor here',
  where:
    'p(x) is the probability of the whole text; each factor is one forward row: the model reads tokens 0 … t and gives a probability to every token that could come next.',
  columns: { index: 'index', token: 'token', id: 'id', origin: 'origin', attention: 'attention from the current row' },
  legendShare: 'attention from the current row',
} as const;
