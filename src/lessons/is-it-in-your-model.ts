import type { Lesson } from './lesson';

const bits = { of: 'bitsPerToken', from: 1 } as const;
const few = { policy: 'window', size: 8, pinned: 0 } as const;

/** Every number is of whatever model is open: a choice is right where its claims hold of that one. */
export const isItInYourModel = {
  id: 'is-it-in-your-model',
  paper: { name: 'StreamingLLM', arxiv: '2309.17453' },
  minutes: 8,
  onOpenModel: true,
  picture: { step: 'strongest', panel: 'heads' },
  steps: [
    {
      name: 'open',
      state: {},
      pointAt: { control: 'models' },
      onStage: ['heads'],
      numbers: { heads: { of: 'heads' }, layers: { of: 'layers' } },
    },
    {
      name: 'average',
      state: { view: 'sinks' },
      pointAt: { panel: 'sinks' },
      covered: ['sinks', 'budget', 'tokens'],
      ask: { kind: 'number', truth: 'mean', min: 0, max: 1, step: 0.01, unit: 'percent' },
      numbers: { mean: { of: 'sinkMean' }, even: { of: 'evenMean' } },
    },
    {
      name: 'strongest',
      state: { headOrder: 'sink' },
      look: 'strongestSink',
      pointAt: { panel: 'heads' },
      answerPointAt: { panel: 'attention' },
      covered: ['heads', 'attention', 'tokens'],
      ask: { kind: 'number', truth: 'strongest', min: 0, max: 1, step: 0.01, unit: 'percent' },
      numbers: {
        strongest: { of: 'strongestSink' },
        name: { of: 'strongestSinkName' },
        many: { of: 'sinkHeads', above: 0.3 },
        heads: { of: 'heads' },
      },
      claims: [{ number: 'strongest', above: 0, below: 1.001 }],
    },
    {
      name: 'short',
      state: { view: 'sinks', headOrder: 'sink' },
      look: 'strongestSink',
      pointAt: { panel: 'norms' },
      covered: ['norms'],
      ask: {
        kind: 'choice',
        choices: {
          shorter: [{ number: 'ratio', below: 0.5 }],
          similar: [{ number: 'ratio', above: 0.5, below: 1.5 }],
          longer: [{ number: 'ratio', above: 1.5 }],
        },
      },
      numbers: { ratio: { of: 'strongestSinkValue' }, name: { of: 'strongestSinkName' } },
    },
    {
      name: 'window',
      state: { view: 'cache' },
      pointAt: { panel: 'policy' },
      needsModel: true,
      ask: {
        kind: 'choice',
        choices: {
          worse: [{ number: 'less', above: 'all' }],
          // All of a text that fits is kept.
          same: [{ number: 'less', equals: 'all' }],
          better: [{ number: 'less', below: 'all' }],
        },
      },
      answerState: few,
      numbers: { all: bits },
      answerNumbers: { less: bits },
    },
    {
      name: 'first',
      state: { view: 'cache', ...few },
      pointAt: { panel: 'policy' },
      needsModel: true,
      ask: {
        kind: 'choice',
        choices: {
          helps: [{ number: 'kept', below: 'less' }],
          same: [{ number: 'kept', equals: 'less' }],
          hurts: [{ number: 'kept', above: 'less' }],
        },
      },
      answerState: { ...few, pinned: 1 },
      numbers: { less: bits },
      answerNumbers: { kept: bits },
    },
    {
      name: 'end',
      state: { view: 'sinks' },
      pointAt: { panel: 'sinks' },
      onStage: ['sinks'],
      numbers: { mean: { of: 'sinkMean' }, strongest: { of: 'strongestSink' } },
    },
  ],
} as const satisfies Lesson;
