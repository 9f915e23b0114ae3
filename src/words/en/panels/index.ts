/** What the panels say: titles, lines, captions, labels of axes and tables. */
import { attention } from './attention';
import { frame, numberField, openModel, states } from './frame';
import { heads } from './heads';
import { nextToken } from './next-token';
import { place } from './place';
import { tokens } from './tokens';

export const panels = {
  frame,
  numberField,
  states,
  place,
  tokens,
  attention,
  heads,
  nextToken,
  openModel,
  /** The rest of these comes with their panels, from files of their names. */
  longText: { title: 'What a bounded cache costs on a long text' },
  window: { title: 'What can have reached this row, and what did' },
  cache: { title: 'What the cache keeps, in slots and bytes' },
  sinks: { title: 'How much attention drains into the first token', statistic: 'Drawn' },
  architecture: { title: 'What each layer keeps' },
  factors: { title: 'What a token’s factors stand for' },
  sharedCache: { title: 'What keeping once saves' },
  draft: { title: 'Draft and verify: several tokens in one pass' },
  retention: { title: 'What fades, and how fast' },
  linear: { title: 'What is added up in place of a softmax' },
  memory: { title: 'What the memory holds of earlier segments' },
  passkey: { title: 'A number said far back, asked for at the end' },
  bill: { title: 'What the cache would cost in published models' },
  budget: { title: 'Where each row’s attention goes' },
  compare: { title: 'Side by side, on the same tokens' },
  quality: { title: 'What a cache costs, and what it buys' },
} as const;
