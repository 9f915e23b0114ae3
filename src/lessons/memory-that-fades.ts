import type { Lesson } from './lesson';

const prompt =
  'Once upon a time there was a little brown rabbit who lived under the roots of an old tree. One fine morning he put on his hat and went out to look for his friend';
const fixed = { model: 'retention', prompt } as const;
const gated = { model: 'gated-retention', prompt } as const;
const alone = { view: 'layers', maximised: 'retention' } as const;
const forgetful = { layer: 3, head: 3 } as const;
const keen = { layer: 1, head: 1 } as const;
const stop = 28;

export const memoryThatFades = {
  id: 'memory-that-fades',
  paper: { name: 'RetNet', arxiv: '2307.08621' },
  minutes: 8,
  picture: { step: 'price', panel: 'compare' },
  steps: [
    {
      name: 'half',
      state: { ...fixed, layer: 0, head: 0 },
      pointAt: { panel: 'attention' },
      ask: { kind: 'number', truth: 'half', min: 1, max: 100, step: 1, unit: 'number' },
      answerState: alone,
      answerPointAt: { panel: 'retention' },
      numbers: { gamma: { of: 'gamma', layer: 0, head: 0 }, half: { of: 'halfLife', layer: 0, head: 0 } },
      claims: [{ number: 'gamma', above: 0.9 }],
    },
    {
      name: 'heads',
      state: { ...fixed, ...alone, layer: 0, head: 3 },
      pointAt: { panel: 'retention' },
      numbers: {
        first: { of: 'halfLife', layer: 0, head: 0 },
        second: { of: 'halfLife', layer: 0, head: 1 },
        third: { of: 'halfLife', layer: 0, head: 2 },
        fourth: { of: 'halfLife', layer: 0, head: 3 },
        left: { of: 'remains', layer: 0, head: 3, key: 0 },
        rows: { of: 'rows' },
      },
      claims: [
        { number: 'second', above: 'first' },
        { number: 'third', above: 'second' },
        { number: 'fourth', above: 'third' },
        { number: 'left', above: 0.75 },
      ],
    },
    {
      name: 'state',
      state: { ...fixed, ...alone, ...keen },
      pointAt: { panel: 'retention' },
      ask: { kind: 'number', truth: 'tokens', min: 0, max: 500, step: 2, unit: 'number' },
      numbers: {
        size: { of: 'bytesAt', model: 'retention', tokens: 0 },
        later: { of: 'bytesAt', model: 'retention', tokens: 1_000_000 },
        tokens: { of: 'tokensInCacheOf', model: 'retention', other: 'mha' },
        perToken: { of: 'bytesPerToken', model: 'mha' },
      },
      claims: [
        { number: 'size', equals: 'later' },
        { number: 'tokens', below: 20 },
      ],
    },
    {
      name: 'blur',
      state: { ...fixed, ...keen },
      pointAt: { token: 47 },
      ask: { kind: 'number', truth: 'own', min: 0, max: 1, step: 0.01, unit: 'percent' },
      answerState: alone,
      answerPointAt: { panel: 'retention' },
      numbers: { own: { of: 'recallShare', ...keen } },
      claims: [{ number: 'own', below: 0.2 }],
    },
    {
      name: 'gate',
      state: { ...gated, ...forgetful },
      pointAt: { panel: 'tokens' },
      covered: ['attention', 'heads', 'tokens'],
      ask: { kind: 'token', truth: 'token' },
      answerState: { ...alone, query: 47, key: stop },
      answerPointAt: { panel: 'retention' },
      numbers: {
        token: { of: 'mostForgetting', ...forgetful },
        gamma: { of: 'gamma', ...forgetful, query: stop },
        typical: { of: 'medianGamma', ...forgetful },
      },
      claims: [
        { number: 'token', equals: stop },
        { number: 'gamma', below: 0.25 },
        { number: 'typical', above: 0.8 },
      ],
    },
    {
      name: 'keep',
      state: { ...gated, ...keen },
      pointAt: { token: 47 },
      ask: {
        kind: 'choice',
        choices: {
          less: [{ number: 'own', below: 0.07 }],
          same: [
            { number: 'own', above: 0.07 },
            { number: 'own', below: 0.2 },
          ],
          more: [{ number: 'own', above: 0.5 }],
        },
      },
      answerState: alone,
      answerPointAt: { panel: 'retention' },
      numbers: {
        own: { of: 'recallShare', ...keen },
        half: { of: 'halfLife', ...keen },
      },
      claims: [{ number: 'half', below: 3 }],
    },
    {
      name: 'forms',
      state: { ...gated, ...alone, layer: 3 },
      pointAt: { panel: 'retention' },
      answerPointAt: { control: 'measureForms' },
      ask: {
        kind: 'choice',
        choices: {
          same: [
            { number: 'one', equals: 0 },
            { number: 'chunks', equals: 0 },
          ],
          rounding: [
            { number: 'one', above: 0 },
            { number: 'one', below: 1e-5 },
            { number: 'chunks', below: 1e-5 },
          ],
          other: [{ number: 'one', above: 1e-3 }],
        },
      },
      numbers: {
        one: { of: 'formsApart', form: 'recurrent' },
        chunks: { of: 'formsApart', form: 'chunkwise' },
        rows: { of: 'tokens' },
      },
    },
    {
      name: 'price',
      state: { ...gated, view: 'compare', lanes: ['retention', 'mha'] },
      pointAt: { panel: 'compare' },
      covered: ['loss-against-bytes'],
      ask: { kind: 'number', truth: 'closed', min: 0, max: 1, step: 0.01, unit: 'percent' },
      answerPointAt: { panel: 'loss-against-bytes' },
      numbers: {
        gated: { of: 'loss', model: 'gated-retention' },
        fixed: { of: 'loss', model: 'retention' },
        full: { of: 'loss', model: 'mha' },
        closed: { of: 'gapClosed', model: 'gated-retention', from: 'retention', to: 'mha' },
      },
      claims: [
        { number: 'closed', above: 0.5 },
        { number: 'closed', below: 0.9 },
      ],
    },
  ],
} as const satisfies Lesson;
