import type { Lesson } from './lesson';

const shape = 'llama-3-70b';
const whole = 131_072;
const text = {
  model: 'mha',
  prompt: 'Once upon a time there was a little brown rabbit who lived under the roots of an old tree',
} as const;
const calculator = { ...text, view: 'calculator', calculatorShape: shape, calculatorContext: whole } as const;
const large = { shape, bits: '16' } as const;
const card = { card: 'H100 SXM', weights: '8' } as const;
const room = 8;
/** Three caches with room for eight tokens and the row's own: the last ones; the first and the last ones; those looked at most. */
const rivals = ['mha_window_9_0_cache', 'mha_window_9_1_cache', 'mha_heavy_9_0_cache'] as const;
/** From this row on these caches are full. */
const from = 9;

export const whatTheCacheCosts = {
  id: 'what-the-cache-costs',
  paper: { name: 'H2O', arxiv: '2306.14048' },
  minutes: 8,
  steps: [
    {
      name: 'token',
      state: text,
      pointAt: { panel: 'growth' },
      ask: { kind: 'number', truth: 'large', min: 0, max: 1000, step: 10, unit: 'number' },
      answerState: calculator,
      answerPointAt: { panel: 'calculator' },
      numbers: {
        small: { of: 'bytesPerToken', model: 'mha' },
        layers: { of: 'shapeLayers', shape },
        heads: { of: 'shapeKeyValueHeads', shape },
        width: { of: 'shapeHeadWidth', shape },
        large: { of: 'shapeBytes', ...large, tokens: 1, batch: 1, unit: 'kB' },
        full: { of: 'shapeBytes', ...large, tokens: whole, batch: 1, unit: 'GB' },
      },
      claims: [
        { number: 'large', above: 300 },
        { number: 'full', above: 40 },
      ],
    },
    {
      name: 'fits',
      state: { ...calculator, calculatorContext: 1024 },
      pointAt: { panel: 'calculator' },
      covered: ['calculator'],
      ask: {
        kind: 'choice',
        choices: {
          all: [{ number: 'tokens', above: 'context' }],
          part: [
            { number: 'tokens', above: 20_000 },
            { number: 'tokens', below: 65_536 },
          ],
          none: [{ number: 'tokens', below: 1000 }],
        },
      },
      answerState: { calculatorContext: whole, calculatorWeights: '8' },
      numbers: {
        sold: { of: 'cardSold', card: card.card },
        context: { of: 'shapeContext', shape },
        weights: { of: 'shapeWeights', shape, bits: '8', unit: 'GB' },
        tokens: { of: 'shapeFits', ...large, ...card },
        quarter: { of: 'shapeFits', shape, bits: '4', ...card },
      },
      claims: [
        { number: 'context', equals: whole },
        { number: 'quarter', above: 'context' },
      ],
    },
    {
      name: 'shared',
      state: { ...calculator, calculatorWeights: '8' },
      pointAt: { panel: 'calculator' },
      covered: ['calculator'],
      ask: { kind: 'number', truth: 'tokens', min: 0, max: 100_000, step: 1000, unit: 'number' },
      numbers: {
        now: { of: 'shapeFits', ...large, ...card },
        heads: { of: 'shapeHeads', shape },
        groups: { of: 'shapeKeyValueHeads', shape },
        tokens: { of: 'shapeFits', ...large, ...card, mechanism: 'mha' },
        once: { of: 'shapeBytes', ...large, mechanism: 'yoco-retention', tokens: whole, batch: 1, unit: 'GB' },
        full: { of: 'shapeBytes', ...large, tokens: whole, batch: 1, unit: 'GB' },
      },
      claims: [
        { number: 'tokens', below: 8192 },
        { number: 'once', below: 1 },
      ],
    },
    {
      name: 'keep',
      state: { ...text, view: 'compare', maximised: 'compare', lanes: rivals },
      pointAt: { panel: 'tokens' },
      covered: ['compare', 'tokens'],
      ask: { kind: 'tokens', room, truth: 'best' },
      answerPointAt: { panel: 'compare' },
      numbers: {
        tokens: { of: 'tokens' },
        room: { of: 'laneRoom', lane: 2 },
        best: { of: 'bestKeeps', room },
        window: { of: 'laneKeeps', lane: 2 },
        first: { of: 'laneKeeps', lane: 3 },
        heavy: { of: 'laneKeeps', lane: 4 },
      },
      claims: [
        { number: 'room', equals: room },
        { number: 'first', above: 'window' },
        { number: 'heavy', above: 'window' },
        { number: 'first', above: 'heavy' },
        { number: 'best', above: 'first' },
      ],
    },
    {
      name: 'lost',
      state: { ...text, view: 'compare', maximised: 'compare', lanes: rivals },
      pointAt: { panel: 'compare' },
      numbers: {
        window: { of: 'laneDivergence', lane: 2, from },
        first: { of: 'laneDivergence', lane: 3, from },
        heavy: { of: 'laneDivergence', lane: 4, from },
      },
      claims: [
        { number: 'window', above: 'heavy' },
        { number: 'heavy', above: 'first' },
      ],
    },
    {
      name: 'first',
      state: { ...text, view: 'cache', policy: 'window', size: 9, pinned: 1, positions: 'cache' },
      pointAt: { panel: 'cache' },
      ask: { kind: 'number', truth: 'without', min: 2, max: 8, step: 0.1, unit: 'number' },
      answerState: { pinned: 0 },
      numbers: { pinned: { of: 'bitsPerToken', from: 1 }, kept: { of: 'kept' } },
      answerNumbers: { without: { of: 'bitsPerToken', from: 1 } },
      claims: [
        { number: 'kept', equals: 9 },
        { number: 'without', above: 'pinned' },
      ],
    },
    {
      name: 'three',
      state: calculator,
      pointAt: { panel: 'calculator' },
      numbers: {
        sinks: { of: 'shapeBytes', ...large, mechanism: 'sinks', tokens: whole, batch: 1, unit: 'GB' },
        full: { of: 'shapeBytes', ...large, tokens: whole, batch: 1, unit: 'GB' },
      },
      claims: [{ number: 'sinks', below: 1 }],
    },
  ],
} as const satisfies Lesson;
