import type { Lesson } from './lesson';

const prompt = 'Once upon a time there was a little brown rabbit who lived under the roots of an old tree';
const heads = { model: 'mha', prompt } as const;
const latent = { model: 'mla', prompt } as const;
const factors = { model: 'tpa', prompt, query: 27, factorPart: 'key' } as const;
const alone = { view: 'layers', maximised: 'factors' } as const;
/** Heads of this size, and of a model of 70 billion parameters. */
const small = { heads: 4, headWidth: 32 } as const;
const large = { heads: 64, headWidth: 128 } as const;

export const fewerSmallerKeys = {
  id: 'fewer-smaller-keys',
  paper: { name: 'TPA', arxiv: '2501.06425' },
  minutes: 10,
  picture: { step: 'loss', panel: 'compare' },
  steps: [
    {
      name: 'numbers',
      state: { ...heads, view: 'layers' },
      pointAt: { panel: 'keys-values' },
      onStage: ['architecture', 'keys-values'],
      covered: ['architecture'],
      ask: { kind: 'number', truth: 'kept', min: 0, max: 1024, step: 32, unit: 'number' },
      answerPointAt: { panel: 'architecture' },
      numbers: {
        heads: { of: 'keyValueHeads', layer: 0 },
        width: { of: 'keyWidth', layer: 0 },
        kept: { of: 'keptNumbers', layer: 0 },
        bytes: { of: 'bytesPerToken', model: 'mha' },
      },
      claims: [{ number: 'kept', equals: 256 }],
    },
    {
      name: 'share',
      state: { ...heads, view: 'compare', lanes: ['gqa', 'mqa'] },
      pointAt: { panel: 'compare' },
      covered: ['loss-against-bytes'],
      ask: {
        kind: 'choice',
        choices: {
          little: [{ number: 'rise', below: 0.02 }],
          tenth: [
            { number: 'rise', above: 0.05 },
            { number: 'rise', below: 0.2 },
          ],
          half: [{ number: 'rise', above: 0.3 }],
        },
      },
      answerPointAt: { panel: 'loss-against-bytes' },
      numbers: {
        share: { of: 'bytesShare', model: 'mqa', other: 'mha', tokens: 28 },
        mha: { of: 'loss', model: 'mha' },
        mqa: { of: 'loss', model: 'mqa' },
        rise: { of: 'lossRise', model: 'mqa', other: 'mha' },
      },
      claims: [
        { number: 'share', equals: 0.25 },
        { number: 'mqa', above: 'mha' },
      ],
    },
    {
      name: 'latent',
      state: latent,
      pointAt: { panel: 'attention' },
      covered: ['growth'],
      ask: { kind: 'number', truth: 'kept', min: 0, max: 256, step: 8, unit: 'number' },
      answerState: alone,
      answerPointAt: { panel: 'factors' },
      numbers: { kept: { of: 'keptNumbers', layer: 0 }, read: { of: 'readNumbers', layer: 0 } },
      claims: [{ number: 'kept', below: 64 }],
    },
    {
      name: 'factors',
      state: { ...factors },
      pointAt: { panel: 'attention' },
      covered: ['growth'],
      ask: { kind: 'number', truth: 'kept', min: 0, max: 256, step: 4, unit: 'number' },
      answerState: alone,
      answerPointAt: { panel: 'factors' },
      numbers: {
        heads: { of: 'keyValueHeads', layer: 0 },
        width: { of: 'keyWidth', layer: 0 },
        pairs: { of: 'rank', layer: 0, part: 'key' },
        kept: { of: 'keptNumbers', layer: 0 },
        share: { of: 'bytesShare', model: 'tpa', other: 'mha', tokens: 28 },
      },
      claims: [{ number: 'pairs', equals: 2 }],
    },
    {
      name: 'rebuilt',
      state: { ...factors, ...alone },
      pointAt: { panel: 'factors' },
      numbers: {
        token: { of: 'tokenAt', token: 27 },
        heads: { of: 'keyValueHeads', layer: 0 },
        apart: { of: 'rebuiltApart', layer: 0, part: 'key' },
      },
      claims: [{ number: 'apart', below: 1e-5 }],
    },
    {
      name: 'loss',
      state: { ...factors, view: 'compare', lanes: ['mha', 'mqa', 'mla'] },
      pointAt: { panel: 'compare' },
      covered: ['loss-against-bytes'],
      ask: {
        kind: 'choice',
        choices: {
          tpa: [{ number: 'tpa', above: 'mla' }],
          mqa: [{ number: 'mqa', above: 'mla' }],
          mla: [
            { number: 'mla', above: 'tpa' },
            { number: 'mla', above: 'mqa' },
            { number: 'mla', above: 'mha' },
          ],
        },
      },
      answerPointAt: { panel: 'loss-against-bytes' },
      numbers: {
        tpa: { of: 'loss', model: 'tpa' },
        mqa: { of: 'loss', model: 'mqa' },
        mla: { of: 'loss', model: 'mla' },
        mha: { of: 'loss', model: 'mha' },
        apart: { of: 'lossApart', model: 'tpa', other: 'mha' },
        error: { of: 'lossError', model: 'tpa' },
        share: { of: 'bytesShare', model: 'tpa', other: 'mha', tokens: 28 },
      },
      claims: [
        { number: 'apart', below: 'error' },
        { number: 'share', below: 0.6 },
      ],
    },
    {
      name: 'even',
      state: { ...factors, ...alone },
      pointAt: { panel: 'factors' },
      ask: { kind: 'number', truth: 'large', min: 0, max: 128, step: 1, unit: 'number' },
      answerState: {
        view: 'calculator',
        maximised: null,
        calculatorView: 'rank',
        calculatorShape: 'llama-3-70b',
      },
      answerPointAt: { panel: 'calculator' },
      numbers: {
        smallHeads: { of: 'keyValueHeads', layer: 0 },
        small: { of: 'mostFactors', ...small, keyValueHeads: 4 },
        largeHeads: { of: 'shapeHeads', shape: 'llama-3-70b' },
        largeWidth: { of: 'shapeHeadWidth', shape: 'llama-3-70b' },
        large: { of: 'mostFactors', ...large, keyValueHeads: 64 },
      },
      claims: [
        { number: 'smallHeads', equals: 4 },
        { number: 'largeHeads', equals: 64 },
        { number: 'largeWidth', equals: 128 },
        { number: 'small', below: 10 },
        { number: 'large', above: 80 },
      ],
    },
    {
      name: 'never',
      state: { ...factors, view: 'calculator', calculatorView: 'rank', calculatorShape: 'llama-3-70b' },
      pointAt: { panel: 'calculator' },
      numbers: {
        one: { of: 'mostFactors', ...large, keyValueHeads: 1 },
        groups: { of: 'shapeKeyValueHeads', shape: 'llama-3-70b' },
        grouped: { of: 'mostFactors', ...large, keyValueHeads: 8 },
      },
      claims: [
        { number: 'one', below: 2 },
        { number: 'groups', equals: 8 },
        { number: 'grouped', above: 4 },
      ],
    },
  ],
} as const satisfies Lesson;
