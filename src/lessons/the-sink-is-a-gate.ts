import type { Lesson } from './lesson';

const copying = { model: 'backcopy-one', prompt: 'a cat sat on the mat.', view: 'sinks', tabs: ['attention'] } as const;
const only = { layer: 0, head: 0 } as const;
/** The first t, and the a before it, which has nothing to do. */
const [idle, works] = [4, 5] as const;

const story = {
  model: 'mha',
  prompt: 'Once upon a time there was a little brown rabbit who lived under the roots of an old tree',
  view: 'sinks',
  tabs: ['attention'],
} as const;
const old = 26;
const bottom = { layer: 0, head: 0 } as const;
const resting = { layer: 2, head: 2 } as const;

export const theSinkIsAGate = {
  id: 'the-sink-is-a-gate',
  paper: { name: 'Gated attention', arxiv: '2505.06708' },
  minutes: 8,
  picture: { step: 'opens', panel: 'attention' },
  steps: [
    {
      name: 'opens',
      state: copying,
      pointAt: { panel: 'tokens' },
      covered: ['attention', 'sinks', 'budget', 'tokens'],
      ask: { kind: 'token', truth: 'first' },
      answerState: { query: works, key: idle },
      answerPointAt: { cell: [0, 0, works, idle] },
      numbers: {
        first: { of: 'firstOpenRow', ...only, above: 0.5 },
        token: { of: 'tokenAt', token: works },
        before: { of: 'tokenAt', token: idle },
        open: { of: 'rowSum', ...only, query: works },
        shut: { of: 'rowSum', ...only, query: idle },
      },
      claims: [
        { number: 'first', equals: works },
        { number: 'open', above: 0.95 },
        { number: 'shut', below: 0.05 },
      ],
    },
    {
      name: 'gate',
      state: copying,
      pointAt: { panel: 'attention' },
      ask: { kind: 'number', truth: 'open', min: 0, max: 21, step: 1, unit: 'number' },
      answerPointAt: { panel: 'budget' },
      numbers: { rows: { of: 'rows' }, open: { of: 'openRows', ...only, above: 0.5 } },
      claims: [{ number: 'rows', equals: 21 }],
    },
    {
      name: 'sink',
      state: { ...copying, model: 'backcopy' },
      pointAt: { panel: 'tokens' },
      covered: ['attention', 'sinks', 'budget', 'tokens'],
      ask: {
        kind: 'choice',
        choices: {
          none: [{ number: 'shut', near: 'open' }],
          first: [
            { number: 'open', above: 0.95 },
            { number: 'shut', below: 0.05 },
          ],
          own: [{ number: 'self', above: 0.5 }],
        },
      },
      answerState: { query: idle, key: 0 },
      answerPointAt: { panel: 'attention' },
      numbers: {
        token: { of: 'tokenAt', token: works },
        before: { of: 'tokenAt', token: idle },
        sum: { of: 'rowSum', ...only, query: idle },
        open: { of: 'gate', ...only, query: works },
        shut: { of: 'gate', ...only, query: idle },
        self: { of: 'weight', ...only, query: idle, key: idle },
      },
      claims: [{ number: 'sum', near: 1 }],
    },
    {
      name: 'scales',
      state: { ...story, ...bottom, key: old },
      pointAt: { panel: 'attention' },
      ask: { kind: 'number', truth: 'after', min: 0, max: 0.2, step: 0.01, unit: 'percent' },
      answerState: { dropFirst: true },
      numbers: {
        token: { of: 'tokenAt', token: old },
        before: { of: 'weight', ...bottom, key: old },
        gate: { of: 'gate', ...bottom },
        rest: { of: 'restShare', ...bottom, key: old },
      },
      answerNumbers: { after: { of: 'weight', ...bottom, key: old } },
      claims: [
        { number: 'after', near: 'rest' },
        { number: 'gate', below: 0.7 },
      ],
    },
    {
      name: 'little',
      state: { ...story, ...resting, weighting: 'moved', key: 0 },
      pointAt: { panel: 'attention' },
      numbers: {
        share: { of: 'weight', ...resting, key: 0 },
        gate: { of: 'gate', ...resting },
        sink: { of: 'outputNorm', ...resting, part: 'sink' },
        rest: { of: 'outputNorm', ...resting, part: 'rest' },
      },
      claims: [
        { number: 'share', above: 0.4 },
        { number: 'sink', below: 0.35 },
        { number: 'rest', above: 0.7 },
      ],
    },
    {
      name: 'key',
      state: { ...story, model: 'key-bias', layer: 0, head: 2 },
      pointAt: { panel: 'sinks' },
      covered: ['sinks', 'attention', 'budget'],
      ask: { kind: 'number', truth: 'mean', min: 0, max: 0.6, step: 0.01, unit: 'percent' },
      answerPointAt: { panel: 'budget' },
      numbers: { mean: { of: 'sinkMean' }, sum: { of: 'rowSum', layer: 0, head: 2 } },
      claims: [
        { number: 'mean', below: 0.1 },
        { number: 'sum', below: 0.1 },
      ],
    },
    {
      name: 'formula',
      state: { ...copying, query: works, key: idle, depth: 'maths' },
      pointAt: { panel: 'attention' },
    },
    {
      name: 'trained',
      state: { ...story, model: 'softmax-one', layer: 0, head: 3 },
      pointAt: { panel: 'budget' },
      numbers: {
        shut: { of: 'rowSum', layer: 0, head: 3 },
        open: { of: 'rowSum', layer: 2, head: 0 },
      },
      claims: [
        { number: 'shut', below: 0.4 },
        { number: 'open', above: 0.9 },
      ],
    },
  ],
} as const satisfies Lesson;
