import type { Lesson } from './lesson';

const last = 86;
const sentence = 'Once upon a time there was a little brown rabbit who lived under the roots of an old tree';
const once = {
  model: 'yoco-window',
  prompt: `${sentence}. One fine morning he put on his hat and went out to look for his friend the squirrel. The squirrel was not at home, but the door was open, and on the table there was a big red apple`,
} as const;
const alone = { view: 'layers', maximised: 'shared-cache' } as const;
const neurons = { view: 'layers', maximised: 'mlp' } as const;
const long = 1024;
const stop = 28;

export const cacheOnce = {
  id: 'cache-once',
  paper: { name: 'YOCO', arxiv: '2405.05254' },
  minutes: 8,
  steps: [
    {
      name: 'guess',
      state: { ...once, layer: 2, head: 0, query: last },
      pointAt: { panel: 'attention' },
      covered: ['heads', 'growth'],
      ask: { kind: 'number', truth: 'first', min: 0, max: 86, step: 1, unit: 'number' },
      answerState: { layer: 0 },
      numbers: {
        window: { of: 'window', layer: 0 },
        row: { of: 'rows' },
        first: { of: 'firstSeen', layer: 0, head: 0 },
        above: { of: 'firstSeen', layer: 2, head: 0 },
      },
      claims: [
        { number: 'above', equals: 0 },
        { number: 'row', equals: last },
        { number: 'window', equals: 64 },
      ],
    },
    {
      name: 'once',
      state: { ...once, view: 'layers', tabs: ['shared-cache'], layer: 2 },
      pointAt: { panel: 'architecture' },
      onStage: ['architecture', 'shared-cache'],
      covered: ['architecture', 'shared-cache'],
      ask: { kind: 'number', truth: 'filling', min: 0, max: 4, step: 1, unit: 'number' },
      answerPointAt: { panel: 'architecture' },
      numbers: {
        layers: { of: 'layers' },
        layer: { of: 'fillingLayer' },
        filling: { of: 'fillingLayers' },
        readers: { of: 'readingLayers' },
        upper: { of: 'keptNumbers', layer: 3 },
      },
      claims: [
        { number: 'layers', equals: 4 },
        { number: 'layer', equals: 2 },
        { number: 'readers', equals: 2 },
        { number: 'filling', equals: 1 },
        { number: 'upper', equals: 0 },
      ],
    },
    {
      name: 'bytes',
      state: { ...once, layer: 2 },
      pointAt: { panel: 'growth' },
      covered: ['growth'],
      ask: { kind: 'number', truth: 'own', min: 0, max: 4000, step: 50, unit: 'number' },
      answerState: alone,
      answerPointAt: { panel: 'shared-cache' },
      numbers: {
        tokens: { of: 'contextOf' },
        decoder: { of: 'bytesAt', model: 'mha', tokens: long, unit: 'KiB' },
        own: { of: 'bytesAt', model: 'yoco-window', tokens: long, unit: 'KiB' },
        share: { of: 'bytesShare', model: 'yoco-window', other: 'mha', tokens: long },
      },
      claims: [
        { number: 'tokens', equals: long },
        { number: 'share', below: 0.33 },
      ],
    },
    {
      name: 'prompt',
      state: { ...once, prompt: sentence, layer: 2 },
      pointAt: { panel: 'tokens' },
      ask: { kind: 'number', truth: 'full', min: 0, max: 28, step: 1, unit: 'number' },
      answerState: alone,
      answerPointAt: { control: 'measurePrefill' },
      numbers: { tokens: { of: 'tokens' }, full: { of: 'fullRows' }, difference: { of: 'exitDifference' } },
      claims: [
        { number: 'tokens', equals: 28 },
        { number: 'full', equals: 1 },
        { number: 'difference', equals: 0 },
      ],
    },
    {
      name: 'loss',
      state: { ...once, view: 'compare', lanes: ['mha'] },
      pointAt: { panel: 'compare' },
      covered: ['loss-against-bytes'],
      ask: {
        kind: 'choice',
        choices: {
          worse: [{ number: 'above', above: 'error' }],
          same: [{ number: 'apart', below: 'error' }],
          better: [{ number: 'below', above: 'error' }],
        },
      },
      answerPointAt: { panel: 'loss-against-bytes' },
      numbers: {
        own: { of: 'loss', model: 'yoco-window' },
        mha: { of: 'loss', model: 'mha' },
        above: { of: 'lossAbove', model: 'yoco-window', other: 'mha' },
        below: { of: 'lossAbove', model: 'mha', other: 'yoco-window' },
        apart: { of: 'lossApart', model: 'mha', other: 'yoco-window' },
        error: { of: 'lossError', model: 'yoco-window' },
      },
    },
    {
      name: 'neurons',
      state: { ...once, layer: 3, query: stop },
      pointAt: { token: stop },
      covered: ['next-token'],
      ask: { kind: 'number', truth: 'half', min: 0, max: 352, step: 2, unit: 'number' },
      answerState: neurons,
      answerPointAt: { panel: 'mlp' },
      numbers: {
        neurons: { of: 'neurons', layer: 3 },
        most: { of: 'neuronsFor', layer: 3, query: stop, part: 0.9 },
        half: { of: 'neuronsFor', layer: 3, query: stop, part: 0.5 },
      },
      claims: [
        { number: 'neurons', equals: 352 },
        { number: 'most', above: 176 },
        { number: 'half', below: 88 },
      ],
    },
    {
      name: 'gate',
      state: { ...once, ...neurons, layer: 3, query: stop },
      pointAt: { panel: 'mlp' },
      numbers: {
        neuron: { of: 'strongestNeuron', layer: 3, query: stop },
        again: { of: 'strongestNeuron', layer: 3, query: 54 },
        gate: { of: 'strongestNeuronGate', layer: 3, query: stop },
        share: { of: 'strongestNeuronShare', layer: 3, query: stop },
        raised: { of: 'strongestNeuronRaises', layer: 3, query: stop },
        likeliest: { of: 'likeliest', query: stop },
      },
      claims: [
        { number: 'neuron', equals: 'again' },
        { number: 'raised', equals: 'likeliest' },
        { number: 'gate', above: 2 },
      ],
    },
  ],
} as const satisfies Lesson;
