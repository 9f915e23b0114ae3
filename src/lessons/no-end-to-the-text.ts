import type { Lesson } from './lesson';

const filler = 'the grass is green. the sky is blue. the sun is yellow. here we go. there and back again. ';
const prompt = `#31415 ${filler.repeat(4)}?`;
const memory = { model: 'passkey-infini', prompt, size: 32, layer: 1, head: 3 } as const;
const head = { layer: 1, head: 3 } as const;
const alone = { view: 'layers', maximised: 'infini' } as const;
const sure = { of: 'probability', text: '3' } as const;
const digit = { of: 'tokenAt', token: 2 } as const;
const figure = <Name extends string>(model: string, name: Name) => ({ of: 'figure', model, figure: name }) as const;

export const noEndToTheText = {
  id: 'no-end-to-the-text',
  paper: { name: 'Infini-attention', arxiv: '2404.07143' },
  minutes: 10,
  picture: { step: 'found', panel: 'attention' },
  steps: [
    {
      name: 'found',
      state: memory,
      pointAt: { token: 2 },
      covered: ['next-token'],
      ask: { kind: 'number', truth: 'sure', min: 0, max: 1, step: 0.01, unit: 'percent' },
      answerPointAt: { panel: 'next-token' },
      numbers: {
        tokens: { of: 'tokens' },
        own: { of: 'inSegment', layer: 1 },
        digit,
        sure,
      },
      claims: [{ number: 'sure', above: 0.9 }],
    },
    {
      name: 'bytes',
      state: memory,
      pointAt: { panel: 'attention' },
      covered: ['growth'],
      ask: { kind: 'number', truth: 'size', min: 0, max: 400_000, step: 1000, unit: 'number' },
      answerPointAt: { panel: 'growth' },
      numbers: {
        segment: { of: 'segment', layer: 1 },
        full: { of: 'bytesAt', model: 'passkey-full', tokens: 369 },
        size: { of: 'bytesAt', model: 'passkey-infini', tokens: 369 },
        later: { of: 'bytesAt', model: 'passkey-infini', tokens: 1_000_000 },
        tables: { of: 'bytesAt', model: 'passkey-infini', tokens: 0 },
        tokens: { of: 'tokens' },
      },
      claims: [
        { number: 'tokens', equals: 369 },
        { number: 'size', equals: 'later' },
        { number: 'full', above: 'size' },
      ],
    },
    {
      name: 'write',
      state: memory,
      pointAt: { panel: 'attention' },
      ask: {
        kind: 'choice',
        choices: {
          token: [{ number: 'end', above: 'begin' }],
          segment: [
            { number: 'end', equals: 'begin' },
            { number: 'next', above: 'end' },
          ],
          question: [{ number: 'next', equals: 'begin' }],
        },
      },
      answerState: alone,
      answerPointAt: { panel: 'infini' },
      numbers: {
        segment: { of: 'segment', layer: 1 },
        begin: { of: 'memoryNorm', ...head, query: 32 },
        end: { of: 'memoryNorm', ...head, query: 63 },
        next: { of: 'memoryNorm', ...head, query: 64 },
      },
      claims: [{ number: 'segment', equals: 32 }],
    },
    {
      name: 'gate',
      state: memory,
      pointAt: { panel: 'attention' },
      ask: { kind: 'number', truth: 'share', min: 0, max: 1, step: 0.01, unit: 'percent' },
      answerState: alone,
      answerPointAt: { panel: 'infini' },
      numbers: {
        share: { of: 'memoryShare', ...head },
        least: { of: 'gateExtent', end: 'least' },
        most: { of: 'gateExtent', end: 'most' },
        local: { of: 'gatesOfKind', kind: 'local' },
        distant: { of: 'gatesOfKind', kind: 'memory' },
      },
      claims: [
        { number: 'share', above: 0.5 },
        { number: 'least', above: 0.5 },
        { number: 'local', equals: 0 },
        { number: 'distant', equals: 0 },
      ],
    },
    {
      name: 'full',
      state: { model: 'passkey-full', prompt, layer: 1, head: 2 },
      pointAt: { panel: 'attention' },
      covered: ['next-token'],
      ask: { kind: 'number', truth: 'sure', min: 0, max: 1, step: 0.01, unit: 'percent' },
      answerPointAt: { panel: 'next-token' },
      numbers: {
        full: { of: 'bytesAt', model: 'passkey-full', tokens: 369 },
        trained: { of: 'trainedOn' },
        tokens: { of: 'tokens' },
        next: { of: 'likeliest' },
        digit,
        sure,
      },
      claims: [
        { number: 'sure', below: 0.3 },
        { number: 'tokens', above: 'trained' },
      ],
    },
    {
      name: 'window',
      state: { model: 'passkey-window', prompt, size: 32, layer: 1 },
      pointAt: { panel: 'next-token' },
      numbers: { window: { of: 'window', layer: 1 }, digit, sure },
      claims: [
        { number: 'sure', above: 0.05 },
        { number: 'sure', below: 0.2 },
      ],
    },
    {
      name: 'table',
      state: { ...memory, view: 'window', tabs: ['passkey'], maximised: 'passkey' },
      pointAt: { panel: 'passkey' },
      covered: ['passkey'],
      ask: { kind: 'number', truth: 'start', min: 0, max: 1, step: 0.01, unit: 'percent' },
      numbers: {
        memory: figure('passkey-infini', 'digitsRight2x'),
        full: figure('passkey-full', 'digitsRight2x'),
        window: figure('passkey-window', 'digitsRight2x'),
        start: figure('passkey-infini', 'digitsRight16xDepth0'),
        end: figure('passkey-infini', 'digitsRight16xDepth100'),
        guess: figure('passkey-full', 'digitsRight16x'),
      },
      claims: [
        { number: 'memory', above: 'full' },
        { number: 'full', above: 'window' },
        { number: 'end', above: 0.95 },
        { number: 'start', above: 'guess' },
        { number: 'start', below: 0.5 },
      ],
    },
    {
      name: 'others',
      state: { ...memory, ...alone },
      pointAt: { panel: 'infini' },
    },
    {
      name: 'stories',
      state: { model: 'infini', view: 'compare', lanes: ['window', 'mha'] },
      pointAt: { panel: 'loss-against-bytes' },
      numbers: {
        memory: { of: 'loss', model: 'infini' },
        window: { of: 'loss', model: 'window' },
        full: { of: 'loss', model: 'mha' },
      },
      claims: [
        { number: 'memory', above: 'window' },
        { number: 'memory', above: 'full' },
      ],
    },
  ],
} as const satisfies Lesson;
