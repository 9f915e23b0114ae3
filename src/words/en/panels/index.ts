/** What the panels say: titles, lines, ideas, labels of axes and tables. */
import { attention } from './attention';
import { code } from './code';
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
  code,
  heads,
  nextToken,
  openModel,
  /** The rest of these comes with their panels, from files of their names. */
  longText: {
    name: 'Long text',
    title: 'Eviction policies on a long text',
    shows: 'The loss on a long text under bounded caches.',
  },
  reach: {
    title: 'What can reach this row, and what does',
    shows: 'Which tokens can influence a row through all layers, and which did.',
  },
  growth: {
    title: 'The cache, growing',
    shows: 'How many slots and bytes the cache takes, step by step, and what it saves.',
  },
  reachTable: {
    name: 'Reach',
    title: 'How far back each policy reaches',
    shows: 'How many tokens can influence a row, under each eviction policy.',
  },
  cache: {
    title: 'The KV cache, in slots and bytes',
    shows: 'Which tokens are in the cache, and how many bytes it takes.',
  },
  sinks: {
    title: 'Attention sinks: how much goes to the first token',
    shows: 'How much attention the first token gets, by head and over the steps.',
    statistic: 'Shown',
  },
  score: {
    name: 'Score',
    title: 'Why does this head look there?',
    shows: 'A score by its factors, and by who wrote the query and the key.',
  },
  cone: {
    name: 'Change',
    title: 'What does a changed token touch?',
    shows: 'How far a change of one token spreads, with the sink and without.',
  },
  norms: {
    name: 'Norms',
    title: 'Norms: what the first token has to give',
    shows: 'The lengths of every token’s key, value and hidden state.',
  },
  gate: {
    name: 'Gate',
    title: 'The sink as a gate: how open each head is',
    shows: 'What every head gives to the sink, and what to the rest.',
  },
  depth: {
    name: 'Depth',
    title: 'Three curves over the depth',
    shows: 'Sink heads, the first token’s lengths and the entropy, by layer.',
  },
  positions: {
    name: 'Every position',
    title: 'Where attention drains, at every position',
    shows: 'How many heads drain at each token, and of which kind they are.',
  },
  surgery: {
    title: 'Surgery: what happens without the sink',
    shows: 'Changes to the first token and to heads, with what they did to the text.',
  },
  policy: {
    name: 'Policy',
    title: 'Eviction policy: what stays when the cache is full',
    shows: 'Which tokens a full cache keeps, and what that costs.',
  },
  streamingTable: {
    name: 'StreamingLLM table',
    title: 'The StreamingLLM table',
    shows: 'Windows, sinks and positions on a long text, as in the StreamingLLM paper.',
  },
  architecture: {
    title: 'What each layer keeps',
    shows: 'What every layer computes, and what it keeps in the cache.',
  },
  keysValues: {
    name: 'Keys and values',
    title: 'The keys and values that this head caches',
    shows: 'Every cached key and value of the focused head, number by number.',
  },
  mlp: {
    title: 'What the MLP adds, neuron by neuron',
    shows: 'The gate, the value and the product of every neuron of a layer’s MLP, for one token.',
  },
  factors: {
    name: 'Factors',
    title: 'TPA and MLA: keys and values rebuilt from fewer numbers',
    shows: 'The low-rank factors or the latent from which keys and values are built.',
  },
  sharedCache: {
    name: 'Shared cache',
    title: 'YOCO: one cache shared by the upper layers',
    shows: 'What one cache for all decoder layers saves in bytes and prefill.',
  },
  drafting: {
    title: 'Speculative decoding: several tokens in one pass',
    shows: 'Speculative decoding: what a draft proposes, and what the model accepts.',
  },
  retention: {
    name: 'Retention',
    title: 'Retention: how fast each head forgets',
    shows: 'How fast each head’s state decays, and what it still recalls.',
  },
  linear: {
    name: 'Sums',
    title: 'Linear attention: a running sum instead of a softmax',
    shows: 'The feature map, state and normaliser of linear attention.',
  },
  infini: {
    name: 'Memory',
    title: 'Infini-attention: a memory of earlier segments',
    shows: 'What the compressive memory holds, and how each head mixes it with local attention.',
  },
  passkey: {
    name: 'Passkey',
    title: 'Passkey retrieval: can the model recall a number from far back?',
    shows: 'Retrieval of a number by the length of the text and its depth.',
  },
  calculator: {
    title: 'Cache calculator: the KV cache of published models',
    shows: 'The cache size of published models, by context, batch and mechanism.',
  },
  training: {
    title: 'A sink comes: training before your eyes',
    shows: 'A small model trained here: its loss, its attention, and its sink.',
  },
  budget: {
    name: 'Budget',
    title: 'Where each row’s attention goes',
    shows: 'How each row’s attention is split between the sink, far, recent and own tokens.',
  },
  compare: {
    title: 'Models and caches side by side',
    shows: 'The same text under other models or cache policies, token by token.',
  },
  lossAgainstBytes: {
    title: 'Loss against cache size',
    shows: 'The loss of every model against the bytes of its cache.',
  },
} as const;
