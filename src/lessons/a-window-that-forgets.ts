import type { Lesson } from './lesson';

const number = {
  model: 'passkey-full',
  prompt: '#40652 the grass is green. the sky is blue. here we go. there ?',
  layer: 1,
  head: 2,
} as const;
const asks = { layer: 1, head: 2 } as const;
const digit = 2;
const first = { of: 'probability', text: '4' } as const;

const story = {
  model: 'mha',
  prompt:
    'Once upon a time there was a little brown rabbit who lived under the roots of an old tree. One fine morning he put on his hat and went out to look for',
  size: 16,
  layer: 2,
  head: 2,
  view: 'cache',
} as const;
const window = { ...story, policy: 'window', positions: 'cache' } as const;
const bits = { of: 'bitsPerToken', from: 1 } as const;
const table = { ...story, view: 'window', tabs: ['streaming-table'], maximised: 'streaming-table' } as const;

export const aWindowThatForgets = {
  id: 'a-window-that-forgets',
  paper: { name: 'StreamingLLM', arxiv: '2309.17453' },
  minutes: 10,
  picture: { step: 'gone', panel: 'attention' },
  steps: [
    {
      name: 'number',
      state: number,
      pointAt: { panel: 'tokens' },
      covered: ['attention', 'heads', 'tokens', 'next-token'],
      ask: { kind: 'token', truth: 'key' },
      answerState: { key: digit },
      answerPointAt: { token: digit },
      numbers: {
        key: { of: 'strongestKey', ...asks },
        share: { of: 'weight', ...asks, key: digit },
        digit: { of: 'tokenAt', token: digit },
        next: { of: 'likeliest' },
        sure: { of: 'likeliestProbability' },
      },
      claims: [
        { number: 'key', equals: digit },
        { number: 'next', equals: 'digit' },
        { number: 'share', above: 0.9 },
        { number: 'sure', above: 0.95 },
      ],
    },
    {
      name: 'gone',
      state: { ...number, policy: 'window', size: 32 },
      pointAt: { panel: 'attention' },
      covered: ['next-token'],
      ask: { kind: 'number', truth: 'sure', min: 0, max: 1, step: 0.01, unit: 'percent' },
      answerPointAt: { panel: 'next-token' },
      numbers: {
        kept: { of: 'kept' },
        tokens: { of: 'tokens' },
        digit: { of: 'tokenAt', token: digit },
        sure: first,
        next: { of: 'likeliest' },
        chance: { of: 'likeliestProbability' },
      },
      claims: [
        { number: 'kept', equals: 32 },
        { number: 'sure', below: 0.1 },
        { number: 'chance', above: 'sure' },
      ],
    },
    {
      name: 'why',
      state: story,
      pointAt: { panel: 'policy' },
      ask: { kind: 'number', truth: 'windowed', min: 3, max: 6, step: 0.1, unit: 'number' },
      answerState: { policy: 'window' },
      numbers: { full: bits, bytes: { of: 'bytes' }, tokens: { of: 'tokens' } },
      answerNumbers: { windowed: bits, less: { of: 'bytes' }, kept: { of: 'kept' } },
      claims: [
        { number: 'windowed', above: 'full' },
        { number: 'less', below: 'bytes' },
        { number: 'kept', equals: 16 },
      ],
    },
    {
      name: 'sink',
      state: window,
      pointAt: { panel: 'policy' },
      ask: {
        kind: 'choice',
        choices: {
          more: [{ number: 'kept', below: 'windowed' }],
          none: [{ number: 'kept', near: 'windowed' }],
          worse: [{ number: 'kept', above: 'windowed' }],
        },
      },
      answerState: { pinned: 1 },
      answerPointAt: { panel: 'policy' },
      numbers: { windowed: bits, seen: { of: 'kept' } },
      answerNumbers: { kept: bits, seenAfter: { of: 'kept' } },
      claims: [
        { number: 'seenAfter', equals: 'seen' },
        { number: 'kept', below: 3.8 },
        { number: 'windowed', above: 3.85 },
      ],
    },
    {
      name: 'again',
      state: { ...window, pinned: 1 },
      pointAt: { panel: 'policy' },
      ask: { kind: 'number', truth: 'work', min: 1, max: 40, step: 1, unit: 'number' },
      answerState: { policy: 'recompute', pinned: 0 },
      numbers: { kept: bits, cached: { of: 'multiplications' } },
      answerNumbers: { again: bits, work: { of: 'recomputedTimes' } },
      claims: [
        { number: 'again', above: 'kept' },
        { number: 'work', above: 10 },
      ],
    },
    {
      name: 'positions',
      state: { ...window, positions: 'original' },
      pointAt: { panel: 'policy' },
      ask: {
        kind: 'choice',
        choices: {
          mends: [{ number: 'counted', below: 3.8 }],
          helps: [
            { number: 'counted', above: 3.8 },
            { number: 'counted', below: 3.9 },
          ],
          nothing: [{ number: 'counted', near: 'windowed' }],
        },
      },
      answerState: { positions: 'cache' },
      numbers: { windowed: bits },
      answerNumbers: { counted: bits },
      claims: [{ number: 'windowed', above: 3.905 }],
    },
    {
      name: 'long',
      state: table,
      pointAt: { panel: 'streaming-table' },
      covered: ['streaming-table'],
      ask: {
        kind: 'choice',
        choices: {
          full: [
            { number: 'full', above: 'window' },
            { number: 'full', above: 'sink' },
          ],
          window: [
            { number: 'window', above: 'full' },
            { number: 'window', above: 'sink' },
          ],
          sink: [
            { number: 'sink', above: 'full' },
            { number: 'sink', above: 'window' },
          ],
        },
      },
      numbers: {
        full: { of: 'recorded', cache: 'full', positions: 'cache', figure: 'bits' },
        window: { of: 'recorded', cache: 'window', positions: 'cache', figure: 'bits' },
        sink: { of: 'recorded', cache: '1', positions: 'cache', figure: 'bits' },
        texts: { of: 'recordedTexts', figure: 'texts' },
        length: { of: 'recordedTexts', figure: 'tokens' },
        trained: { of: 'recordedTexts', figure: 'trained' },
      },
      claims: [{ number: 'sink', below: 'window' }],
    },
    {
      name: 'answer',
      state: table,
      pointAt: { panel: 'streaming-table' },
      numbers: {
        counted: { of: 'recorded', cache: '4', positions: 'cache', figure: 'minusWindow' },
        original: { of: 'recorded', cache: '4', positions: 'original', figure: 'minusWindow' },
      },
      claims: [
        { number: 'counted', below: 0 },
        { number: 'original', above: 0 },
      ],
    },
  ],
} as const satisfies Lesson;
