import type { Lesson } from './lesson';

const end = 46;
const prompt =
  'Once upon a time there was a little brown rabbit who lived under the roots of an old tree. One fine morning he put on his hat and went out to look for';
/** What the model goes on with, always the likeliest token: with its first token, and without it. */
const written = [
  259, 330, 762, 45, 276, 279, 305, 466, 1021, 275, 421, 362, 47, 11, 35, 74, 622, 543, 275, 451, 311, 329, 352, 262,
] as const;
const writtenWithout = [
  259, 615, 521, 47, 11, 35, 481, 45, 304, 622, 368, 1021, 304, 734, 357, 545, 262, 269, 673, 896, 534, 47, 318, 74,
] as const;
const newline = 11;

const story = { model: 'mha', prompt, greedy: true, layer: 2, head: 2 } as const;
const surgery = { ...story, view: 'sinks', tabs: ['attention'] } as const;
const tree = { layer: 2, head: 2, query: 27 } as const;
const bits = { of: 'bitsPerToken', from: 1 } as const;

export const takeItAway = {
  id: 'take-it-away',
  paper: { name: 'StreamingLLM', arxiv: '2309.17453' },
  minutes: 10,
  picture: { step: 'length', panel: 'attention' },
  steps: [
    {
      name: 'where',
      state: { ...story, tokens: written },
      pointAt: { token: 0 },
      ask: { kind: 'token', truth: 'other' },
      answerState: { dropFirst: true, query: end, key: null },
      answerPointAt: { panel: 'next-token' },
      numbers: { likeliest: { of: 'likeliestTokens', from: end }, tokens: { of: 'tokens' } },
      answerNumbers: {
        other: { of: 'firstOther', from: end },
        had: { of: 'tokenAt', token: end + 1 },
        has: { of: 'likeliest', query: end },
      },
      claims: [
        { number: 'likeliest', equals: written.length },
        { number: 'tokens', equals: end + written.length },
        { number: 'other', equals: end + 1 },
      ],
    },
    {
      name: 'story',
      state: { ...story, tokens: writtenWithout, dropFirst: true },
      pointAt: { token: end + 1 },
      numbers: { likeliest: { of: 'likeliestTokens', from: end } },
      claims: [{ number: 'likeliest', equals: writtenWithout.length }],
    },
    {
      name: 'bits',
      state: surgery,
      pointAt: { panel: 'surgery' },
      onStage: ['surgery', 'attention'],
      ask: { kind: 'number', truth: 'without', min: 3, max: 7, step: 0.1, unit: 'number' },
      answerState: { dropFirst: true },
      numbers: { full: bits },
      answerNumbers: { without: bits },
      claims: [
        { number: 'without', above: 'full' },
        { number: 'without', above: 4.3 },
      ],
    },
    {
      name: 'length',
      state: { ...story, query: tree.query },
      pointAt: { panel: 'attention' },
      ask: {
        kind: 'choice',
        choices: {
          shorter: [{ number: 'after', below: 'before' }],
          same: [{ number: 'after', near: 'before' }],
          longer: [{ number: 'after', above: 'before' }],
        },
      },
      answerState: { dropFirst: true },
      numbers: {
        share: { of: 'weight', ...tree, key: 0 },
        token: { of: 'tokenAt', token: tree.query },
        before: { of: 'outputNorm', ...tree, part: 'rest' },
      },
      answerNumbers: { after: { of: 'outputNorm', ...tree, part: 'rest' } },
      claims: [{ number: 'share', above: 0.35 }],
    },
    {
      name: 'newline',
      state: surgery,
      pointAt: { panel: 'attention' },
      covered: ['surgery'],
      ask: {
        kind: 'choice',
        choices: {
          place: [{ number: 'meanAfter', near: 'mean' }],
          token: [{ number: 'meanAfter', below: 'mean' }],
        },
      },
      answerState: { replaceFirst: newline },
      numbers: { full: bits, mean: { of: 'sinkMean' } },
      answerNumbers: { other: bits, meanAfter: { of: 'sinkMean' } },
      claims: [
        { number: 'mean', above: 0.2 },
        { number: 'meanAfter', below: 0.12 },
        { number: 'other', above: 'full' },
      ],
    },
    {
      name: 'nowhere',
      state: { ...surgery, model: 'softmax-one' },
      pointAt: { panel: 'budget' },
      onStage: ['surgery', 'budget'],
      ask: { kind: 'number', truth: 'without', min: 3, max: 7, step: 0.1, unit: 'number' },
      answerState: { dropFirst: true },
      answerPointAt: { panel: 'surgery' },
      numbers: { full: bits, mean: { of: 'sinkMean' } },
      answerNumbers: { without: bits },
      claims: [
        { number: 'mean', below: 0.15 },
        { number: 'without', above: 'full' },
        { number: 'without', below: 4.2 },
      ],
    },
    {
      name: 'learned',
      state: { ...surgery, model: 'sink-token', layer: 0, head: 2 },
      pointAt: { panel: 'attention' },
      numbers: { token: { of: 'tokenAt', token: 0 }, start: { of: 'tokenAt', token: 1 }, mean: { of: 'sinkMean' } },
      claims: [{ number: 'mean', above: 0.12 }],
    },
    {
      name: 'end',
      state: surgery,
      pointAt: { panel: 'surgery' },
      onStage: ['surgery', 'attention'],
    },
  ],
} as const satisfies Lesson;
