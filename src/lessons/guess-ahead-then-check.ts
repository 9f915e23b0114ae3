import type { Lesson } from './lesson';

const prompt = 'Once upon a time there was a little brown rabbit who lived under the roots of an old tree.';
const drafted = { prompt, view: 'draft', draft: true } as const;
const likeliest = { ...drafted, model: 'mha', greedy: true } as const;
const tree = { ...drafted, model: 'linear-grouped', greedy: true } as const;
const some = { passes: 12 } as const;
const one = { passes: 1, pass: 1 } as const;

export const guessAheadThenCheck = {
  id: 'guess-ahead-then-check',
  paper: { name: 'Linearized LLMs', arxiv: '2406.07368' },
  minutes: 8,
  picture: { step: 'further', panel: 'drafting' },
  steps: [
    {
      name: 'ahead',
      state: likeliest,
      pointAt: { panel: 'drafting' },
      covered: ['drafting'],
      ask: { kind: 'number', truth: 'perPass', min: 1, max: 5, step: 0.1, unit: 'number' },
      numbers: { count: { of: 'draftCount' }, cost: { of: 'draftCost' } },
      answerNumbers: { perPass: { of: 'perPass', ...some } },
      claims: [
        { number: 'cost', below: 0.2 },
        { number: 'perPass', above: 2 },
      ],
    },
    {
      name: 'same',
      state: {
        ...likeliest,
        tokens: [
          11, 35, 481, 45, 304, 622, 368, 1021, 304, 734, 329, 352, 262, 269, 673, 896, 534, 47, 318, 74, 622, 543, 275, 402, 259,
          330, 762, 45, 276, 304, 453, 402,
        ],
      },
      pointAt: { panel: 'tokens' },
      ask: { kind: 'number', truth: 'own', min: 0, max: 32, step: 1, unit: 'number' },
      numbers: { own: { of: 'likeliestTokens', from: 29 }, tokens: { of: 'tokensFrom', from: 29 } },
      claims: [{ number: 'own', equals: 'tokens' }],
    },
    {
      name: 'chance',
      state: { ...drafted, model: 'mha', seed: 3 },
      pointAt: { panel: 'drafting' },
      covered: ['drafting'],
      ask: { kind: 'number', truth: 'chance', min: 0, max: 1, step: 0.01, unit: 'percent' },
      numbers: {
        accepted: { of: 'draftedInPass', ...one, fate: 'accepted' },
        token: { of: 'rejectedToken', ...one },
        chance: { of: 'rejectedChance', ...one },
        drawn: { of: 'drawnToken', ...one },
      },
      claims: [
        { number: 'accepted', above: 1 },
        { number: 'chance', above: 0 },
        { number: 'chance', below: 0.5 },
      ],
    },
    {
      name: 'rest',
      state: { ...drafted, model: 'mha', seed: 3 },
      pointAt: { panel: 'drafting' },
      numbers: {
        token: { of: 'rejectedToken', ...one },
        drawn: { of: 'drawnToken', ...one },
      },
    },
    {
      name: 'further',
      state: { ...likeliest, draftTokens: 8 },
      pointAt: { panel: 'drafting' },
      covered: ['drafting'],
      ask: { kind: 'number', truth: 'share', min: 0, max: 1, step: 0.01, unit: 'percent' },
      numbers: { count: { of: 'draftCount' } },
      answerNumbers: {
        share: { of: 'uncheckedShare', ...some },
        unread: { of: 'draftedTokens', ...some, fate: 'unread' },
        all: { of: 'draftedTokens', ...some, fate: 'any' },
        perPass: { of: 'perPass', ...some },
      },
      claims: [
        { number: 'share', above: 0.5 },
        { number: 'perPass', below: 4 },
      ],
    },
    {
      name: 'itself',
      state: { ...likeliest, draftModel: 'mha' },
      pointAt: { panel: 'drafting' },
      covered: ['drafting'],
      ask: { kind: 'number', truth: 'perPass', min: 1, max: 5, step: 0.1, unit: 'number' },
      numbers: { count: { of: 'draftCount' } },
      answerNumbers: { perPass: { of: 'perPass', ...some }, times: { of: 'draftSpeedUp', ...some, row: 0 } },
      claims: [
        { number: 'perPass', equals: 5 },
        { number: 'times', near: 1 },
      ],
    },
    {
      name: 'tree',
      state: tree,
      pointAt: { panel: 'drafting' },
      covered: ['drafting'],
      ask: { kind: 'number', truth: 'perPass', min: 1, max: 5, step: 0.1, unit: 'number' },
      answerState: { draftCandidates: 3 },
      numbers: { single: { of: 'perPass', ...some } },
      answerNumbers: {
        perPass: { of: 'perPass', ...some },
        candidates: { of: 'draftCandidates' },
        rows: { of: 'draftRows', ...one, passes: 12, read: 'tree' },
        alone: { of: 'draftRows', ...one, passes: 12, read: 'alone' },
      },
      claims: [
        { number: 'perPass', above: 'single' },
        { number: 'rows', below: 'alone' },
      ],
    },
    {
      name: 'pays',
      state: likeliest,
      pointAt: { panel: 'drafting' },
      covered: ['drafting'],
      ask: {
        kind: 'choice',
        choices: {
          fewer: [{ number: 'counted', above: 1.05 }],
          same: [
            { number: 'counted', above: 0.95 },
            { number: 'counted', below: 1.05 },
          ],
          more: [{ number: 'counted', below: 0.95 }],
        },
      },
      answerPointAt: { control: 'measureDraft' },
      answerNumbers: {
        counted: { of: 'draftSpeedUp', ...some, row: 1 },
        ideal: { of: 'draftSpeedUp', ...some, row: 0 },
      },
      claims: [{ number: 'ideal', above: 1.3 }],
    },
  ],
} as const satisfies Lesson;
