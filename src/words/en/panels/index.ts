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
  longText: { title: 'Eviction policies on a long text' },
  reach: { title: 'Which earlier tokens can influence this row, and which do' },
  cache: { title: 'The KV cache, in slots and bytes' },
  sinks: { title: 'Attention sinks: how much goes to the first token', statistic: 'Shown' },
  architecture: { title: 'What each layer keeps' },
  factors: { title: 'TPA and MLA: keys and values rebuilt from fewer numbers' },
  sharedCache: { title: 'YOCO: one cache shared by the upper layers' },
  drafting: { title: 'Speculative decoding: several tokens in one pass' },
  retention: { title: 'Retention: how fast each head forgets' },
  linear: { title: 'Linear attention: a running sum instead of a softmax' },
  infini: { title: 'Infini-attention: a memory of earlier segments' },
  passkey: { title: 'Passkey retrieval: can the model recall a number from far back?' },
  calculator: { title: 'Cache calculator: the KV cache of published models' },
  budget: { title: 'Attention budget: where each row’s attention goes' },
  compare: { title: 'Models and caches side by side' },
  lossAgainstBytes: { title: 'Loss against cache size' },
} as const;
