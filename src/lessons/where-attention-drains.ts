import type { Lesson } from './lesson';

const last = 27;
const story = {
  model: 'mha',
  prompt: 'Once upon a time there was a little brown rabbit who lived under the roots of an old tree',
  layer: 2,
  head: 2,
} as const;
const head = { layer: 2, head: 2 } as const;
const copying = { model: 'backcopy', prompt: 'a cat sat on the mat.' } as const;
const only = { layer: 0, head: 0 } as const;

export const whereAttentionDrains = {
  id: 'where-attention-drains',
  paper: { name: 'StreamingLLM', arxiv: '2309.17453' },
  minutes: 8,
  picture: { step: 'column', panel: 'attention' },
  steps: [
    {
      name: 'guess',
      state: story,
      pointAt: { token: last },
      covered: ['attention', 'heads', 'tokens'],
      ask: { kind: 'token', truth: 'key' },
      answerState: { key: 0 },
      answerPointAt: { token: 0 },
      numbers: {
        key: { of: 'strongestKey', ...head },
        token: { of: 'tokenAt', token: 0 },
        share: { of: 'weight', ...head, key: 0 },
      },
      claims: [
        { number: 'key', equals: 0 },
        { number: 'share', above: 0.4 },
      ],
    },
    {
      name: 'column',
      state: { ...story, key: 0 },
      pointAt: { panel: 'attention' },
      numbers: { mean: { of: 'headMean', score: 'sink', ...head } },
      claims: [{ number: 'mean', above: 0.5 }],
    },
    {
      name: 'softmax',
      state: { ...story, query: last },
      pointAt: { panel: 'attention' },
      ask: {
        kind: 'choice',
        choices: {
          spread: [{ number: 'share', below: 'even' }],
          park: [{ number: 'mean', above: 0.5 }],
          less: [{ number: 'sum', below: 0.99 }],
        },
      },
      numbers: {
        mean: { of: 'headMean', score: 'sink', ...head },
        share: { of: 'weight', ...head, key: 0 },
        even: { of: 'evenShare' },
        sum: { of: 'rowSum', ...head },
      },
      claims: [
        { number: 'sum', above: 0.999, below: 1.001 },
        { number: 'share', above: 'even' },
      ],
    },
    {
      name: 'short',
      state: { ...story, view: 'sinks' },
      pointAt: { panel: 'norms' },
      covered: ['norms'],
      ask: { kind: 'number', truth: 'ratio', min: 0, max: 1.5, step: 0.01, unit: 'percent' },
      numbers: { ratio: { of: 'valueRatio', ...head, token: 0 } },
      claims: [{ number: 'ratio', below: 0.2 }],
    },
    {
      name: 'moved',
      state: { ...story, key: 0 },
      pointAt: { panel: 'attention' },
      ask: { kind: 'number', truth: 'moved', min: 0, max: 1, step: 0.01, unit: 'percent' },
      answerState: { weighting: 'moved' },
      numbers: {
        share: { of: 'weight', ...head, key: 0 },
        moved: { of: 'movedShare', ...head, key: 0 },
      },
      claims: [
        { number: 'moved', below: 0.15 },
        { number: 'share', above: 0.4 },
      ],
    },
    {
      name: 'heads',
      state: { ...story, headOrder: 'sink' },
      pointAt: { panel: 'heads' },
      covered: ['heads'],
      ask: { kind: 'number', truth: 'count', min: 0, max: 16, step: 1, unit: 'number' },
      numbers: { heads: { of: 'heads' }, count: { of: 'sinkHeads', above: 0.3 } },
      claims: [
        { number: 'heads', equals: 16 },
        { number: 'count', above: 8 },
      ],
    },
    {
      name: 'task',
      state: copying,
      pointAt: { panel: 'tokens' },
      covered: ['attention', 'heads', 'tokens'],
      ask: { kind: 'number', truth: 'idle', min: 0, max: 21, step: 1, unit: 'number' },
      answerState: { query: 4, key: 0 },
      answerPointAt: { panel: 'attention' },
      numbers: {
        rows: { of: 'rows' },
        idle: { of: 'sinkRows', ...only, above: 0.5 },
        share: { of: 'weight', ...only, query: 4, key: 0 },
      },
      claims: [
        { number: 'rows', equals: 21 },
        { number: 'share', above: 0.98 },
      ],
    },
    {
      name: 'wakes',
      state: { ...copying, query: 5, key: 4 },
      pointAt: { cell: [0, 0, 5, 4] },
      numbers: {
        trigger: { of: 'tokenAt', token: 5 },
        letter: { of: 'tokenAt', token: 4 },
        weight: { of: 'weight', ...only, query: 5, key: 4 },
        rest: { of: 'weight', ...only, query: 5, key: 0 },
      },
      claims: [
        { number: 'weight', above: 0.95 },
        { number: 'rest', below: 0.02 },
      ],
    },
    {
      name: 'end',
      state: { ...story, view: 'sinks', layer: 3, head: 3 },
      pointAt: { panel: 'norms' },
      numbers: {
        first: { of: 'valueRatio', layer: 3, head: 0, token: 0 },
        second: { of: 'valueRatio', layer: 3, head: 1, token: 0 },
        third: { of: 'valueRatio', layer: 3, head: 2, token: 0 },
        fourth: { of: 'valueRatio', layer: 3, head: 3, token: 0 },
      },
      claims: [
        { number: 'first', below: 0.5 },
        { number: 'second', above: 0.9 },
        { number: 'third', above: 0.9 },
        { number: 'fourth', below: 0.5 },
      ],
    },
  ],
} as const satisfies Lesson;
