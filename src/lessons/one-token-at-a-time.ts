import type { Lesson } from './lesson';

const last = 9;
const dog = 2;
const text = { model: 'mha', prompt: 'The dog ran after the cat, and the', layer: 2, head: 2 } as const;
/** Another text, whose numbers the first steps have not shown. */
const story = {
  ...text,
  prompt: 'Once upon a time there was a little brown rabbit who lived under the roots of an old tree',
} as const;
const longer = {
  ...text,
  prompt:
    'Once upon a time there was a little brown rabbit who lived under the roots of an old tree. One fine morning he put on his hat and went out to look for',
} as const;
const head = { layer: 2, head: 2 } as const;

export const oneTokenAtATime = {
  id: 'one-token-at-a-time',
  paper: { name: 'YOCO', arxiv: '2405.05254' },
  minutes: 8,
  picture: { step: 'look', panel: 'attention' },
  steps: [
    {
      name: 'look',
      state: text,
      pointAt: { token: last },
      covered: ['attention', 'heads', 'tokens', 'next-token', 'growth'],
      ask: { kind: 'token', truth: 'key' },
      answerState: { key: dog },
      answerPointAt: { token: dog },
      numbers: {
        key: { of: 'strongestKey', ...head },
        token: { of: 'tokenAt', token: dog },
        share: { of: 'weight', ...head, key: dog },
        next: { of: 'likeliest' },
        sure: { of: 'likeliestProbability' },
        again: { of: 'probability', text: ' dog' },
      },
      claims: [
        { number: 'key', equals: dog },
        { number: 'share', above: 0.6 },
        { number: 'again', equals: 'sure' },
      ],
    },
    {
      name: 'rows',
      state: { ...text, query: 0 },
      pointAt: { panel: 'attention' },
      covered: ['attention', 'heads', 'tokens'],
      ask: { kind: 'number', truth: 'first', min: 0, max: 1, step: 0.01, unit: 'percent' },
      answerState: { query: null },
      numbers: {
        first: { of: 'weight', ...head, query: 0, key: 0 },
        sum: { of: 'rowSum', ...head },
        tokens: { of: 'tokens' },
      },
      claims: [
        { number: 'first', near: 1 },
        { number: 'sum', near: 1 },
      ],
    },
    {
      name: 'scores',
      state: { ...text, query: last, key: dog, depth: 'maths' },
      pointAt: { panel: 'attention' },
      numbers: { share: { of: 'weight', ...head, key: dog } },
      claims: [{ number: 'share', above: 0.6 }],
    },
    {
      name: 'keep',
      state: { ...text, key: dog, view: 'layers', tabs: ['keys-values'] },
      pointAt: { panel: 'keys-values' },
      covered: ['keys-values', 'architecture'],
      ask: {
        kind: 'choice',
        choices: {
          all: [{ number: 'kept', equals: 'made' }],
          keyValue: [{ number: 'kept', equals: 'read' }],
          query: [{ number: 'kept', equals: 'queries' }],
        },
      },
      numbers: {
        kept: { of: 'headKept', ...head },
        read: { of: 'headMade', ...head, vectors: ['key', 'value'] },
        made: { of: 'headMade', ...head, vectors: ['query', 'key', 'value'] },
        queries: { of: 'headMade', ...head, vectors: ['query'] },
      },
      claims: [{ number: 'kept', below: 'made' }],
    },
    {
      name: 'again',
      state: story,
      pointAt: { panel: 'growth' },
      covered: ['growth'],
      ask: { kind: 'number', truth: 'times', min: 1, max: 40, step: 1, unit: 'number' },
      numbers: {
        tokens: { of: 'tokens' },
        times: { of: 'multiplicationsSaved' },
        cached: { of: 'multiplications' },
        whole: { of: 'multiplicationsWithout' },
      },
      claims: [
        { number: 'tokens', equals: 28 },
        { number: 'times', above: 15 },
      ],
    },
    {
      name: 'same',
      state: { ...story, maximised: 'growth' },
      pointAt: { panel: 'growth' },
      ask: {
        kind: 'choice',
        choices: {
          exactly: [{ number: 'difference', equals: 0 }],
          nearly: [{ number: 'difference', above: 0, below: 0.01 }],
          otherwise: [{ number: 'difference', above: 0.01 }],
        },
      },
      numbers: { tokens: { of: 'tokens' }, logits: { of: 'vocabulary' } },
      answerNumbers: { difference: { of: 'rowAgainDifference' } },
    },
    {
      name: 'longer',
      state: longer,
      pointAt: { panel: 'growth' },
      covered: ['growth'],
      ask: { kind: 'number', truth: 'times', min: 1, max: 60, step: 1, unit: 'number' },
      numbers: {
        tokens: { of: 'tokens' },
        times: { of: 'multiplicationsSaved' },
        first: { of: 'multiplications', query: 1 },
        cached: { of: 'multiplications' },
        more: { of: 'multiplicationsMore', from: 1 },
      },
      claims: [
        { number: 'times', above: 30 },
        { number: 'more', below: 0.1 },
        { number: 'cached', above: 'first' },
      ],
    },
    {
      name: 'price',
      state: { ...longer, view: 'cache' },
      pointAt: { panel: 'cache' },
      numbers: { bytes: { of: 'bytes' }, tokens: { of: 'tokens' }, each: { of: 'bytes', query: 0 } },
      claims: [{ number: 'bytes', above: 'each' }],
    },
  ],
} as const satisfies Lesson;
