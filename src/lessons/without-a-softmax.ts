import type { Lesson } from './lesson';

const prompt =
  'Once upon a time there was a little brown rabbit who lived under the roots of an old tree. One fine morning he put on his hat and went out to look for his friend the squirrel. The squirrel was not at home, but the door was open, and on the table there was a big red apple';
const softmax = { model: 'mha', prompt } as const;
const linear = { model: 'linear', prompt } as const;
const grouped = { model: 'linear-grouped', prompt } as const;
const leaky = { model: 'linear-leaky', prompt: 'Once upon a time there was a little brown rabbit' } as const;
const alone = { view: 'layers', maximised: 'linear' } as const;
const sharp = { layer: 3, head: 3 } as const;

export const withoutASoftmax = {
  id: 'without-a-softmax',
  paper: { name: 'Linearized LLMs', arxiv: '2406.07368' },
  minutes: 10,
  steps: [
    {
      name: 'sharp',
      state: { ...softmax, ...sharp, key: 85 },
      pointAt: { panel: 'attention' },
      ask: { kind: 'number', truth: 'blunt', min: 0, max: 1, step: 0.01, unit: 'percent' },
      answerState: { model: 'linear', layer: 3, head: 0, key: 85 },
      numbers: {
        token: { of: 'tokenAt', token: 85 },
        share: { of: 'weight', ...sharp, key: 85 },
        heads: { of: 'heads' },
      },
      answerNumbers: { blunt: { of: 'sharpest' } },
      claims: [
        { number: 'share', above: 0.75 },
        { number: 'heads', equals: 16 },
        { number: 'blunt', below: 0.35 },
      ],
    },
    {
      name: 'feature',
      state: { ...linear, ...alone },
      pointAt: { panel: 'linear' },
      numbers: {
        least: { of: 'leastWeight', layer: 0, head: 0 },
        ofThree: { of: 'feature', layer: 0, x: -3 },
      },
      claims: [
        { number: 'ofThree', above: 0.03 },
        { number: 'least', above: 0.002 },
      ],
    },
    {
      name: 'sum',
      state: { ...linear },
      pointAt: { panel: 'growth' },
      covered: ['growth'],
      ask: { kind: 'number', truth: 'more', min: 0, max: 4096, step: 128, unit: 'number' },
      answerState: alone,
      answerPointAt: { panel: 'linear' },
      numbers: {
        full: { of: 'bytesPerToken', model: 'mha' },
        more: { of: 'bytesPerToken', model: 'linear' },
        size: { of: 'bytesAt', model: 'linear', tokens: 87 },
        later: { of: 'bytesAt', model: 'linear', tokens: 1_000_000 },
      },
      claims: [
        { number: 'more', equals: 0 },
        { number: 'size', equals: 'later' },
      ],
    },
    {
      name: 'price',
      state: { ...linear, view: 'compare', lanes: ['mha', 'retention'] },
      pointAt: { panel: 'loss-against-bytes' },
      numbers: {
        linear: { of: 'loss', model: 'linear' },
        full: { of: 'loss', model: 'mha' },
        above: { of: 'lossAbove', model: 'linear', other: 'mha' },
        fading: { of: 'lossAbove', model: 'retention', other: 'mha' },
        latent: { of: 'lossAbove', model: 'mla', other: 'mha' },
      },
      claims: [
        { number: 'above', above: 0.2 },
        { number: 'above', above: 'fading' },
        { number: 'above', above: 'latent' },
      ],
    },
    {
      name: 'groups',
      state: { ...grouped, layer: 1, head: 2 },
      pointAt: { token: 86 },
      covered: ['attention', 'heads', 'tokens'],
      ask: { kind: 'number', truth: 'singly', min: 0, max: 87, step: 1, unit: 'number' },
      answerPointAt: { panel: 'attention' },
      numbers: {
        group: { of: 'group', layer: 1 },
        tokens: { of: 'tokens' },
        singly: { of: 'readSingly', layer: 1 },
        summed: { of: 'readAsSum', layer: 1 },
      },
      claims: [
        { number: 'tokens', equals: 87 },
        { number: 'group', equals: 64 },
        { number: 'summed', equals: 'group' },
      ],
    },
    {
      name: 'closes',
      state: { ...grouped, view: 'compare', lanes: ['linear', 'mha'] },
      pointAt: { panel: 'compare' },
      covered: ['loss-against-bytes'],
      ask: { kind: 'number', truth: 'closed', min: 0, max: 1, step: 0.01, unit: 'percent' },
      answerPointAt: { panel: 'loss-against-bytes' },
      numbers: {
        linear: { of: 'loss', model: 'linear' },
        full: { of: 'loss', model: 'mha' },
        own: { of: 'loss', model: 'linear-grouped' },
        closed: { of: 'gapClosed', model: 'linear-grouped', from: 'linear', to: 'mha' },
      },
      claims: [{ number: 'closed', above: 0.85 }],
    },
    {
      name: 'convolution',
      state: { ...grouped, ...alone, layer: 1, head: 1 },
      pointAt: { panel: 'linear' },
      numbers: {
        own: { of: 'tap', layer: 1, head: 1, distance: 0 },
        before: { of: 'tap', layer: 1, head: 1, distance: -1 },
      },
      claims: [
        { number: 'own', below: -0.4 },
        { number: 'before', above: 0.4 },
      ],
    },
    {
      name: 'leak',
      state: leaky,
      pointAt: { panel: 'next-token' },
      ask: {
        kind: 'choice',
        choices: {
          better: [{ number: 'decoded', below: 'masked' }],
          heart: [{ number: 'decoded', below: 1 }],
          ahead: [
            { number: 'ahead', equals: 'heads' },
            { number: 'decoded', above: 'masked' },
          ],
        },
      },
      answerState: alone,
      answerPointAt: { panel: 'linear' },
      numbers: {
        leaky: { of: 'loss', model: 'linear-leaky' },
        masked: { of: 'loss', model: 'linear-grouped' },
        decoded: { of: 'figure', model: 'linear-leaky', figure: 'decodedLoss' },
        ahead: { of: 'headsWithTap', layer: 0, distance: 1 },
        heads: { of: 'headsIn', layer: 0 },
      },
      claims: [{ number: 'leaky', below: 0.05 }],
    },
    {
      name: 'alone',
      state: { ...leaky, ...alone },
      pointAt: { panel: 'linear' },
      numbers: {
        decoded: { of: 'figure', model: 'linear-leaky', figure: 'decodedLoss' },
        linear: { of: 'loss', model: 'linear' },
      },
      claims: [{ number: 'decoded', above: 'linear' }],
    },
  ],
} as const satisfies Lesson;
