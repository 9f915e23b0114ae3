/** What the panel of the next token says. */
import { plain, count as whole } from '../../numbers';

interface SamplingNow {
  readonly greedy: boolean;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly seed: number;
}

export const nextToken = {
  title: 'Next-token probabilities',
  shows: 'The distribution of the next token, before and after the sampling settings.',
  line: (index: number, entropy: string): string => `for token ${index}, entropy ${entropy}`,
  idea: 'Thin lines are before your sampling settings; click a token to take it.',
  taken: (token: string, surprisal: string): string => `Sampled ${token} (surprisal ${surprisal}).`,
  takenCut: (token: string, surprisal: string): string =>
    `Sampled ${token} (surprisal ${surprisal} before the settings, which now rule it out).`,
  leaf: 'No next token yet: step, or choose one.',
  /** Over the two columns of numbers. */
  sharesOf: ['before', 'after'],
  rest: (count: number): string => (count === 1 ? '1 other' : `${whole(count)} others`),
  afterSettings: 'after the settings',
  raw: 'before the settings',
  chooseOne: 'Continue with one of these',
  sampling: 'How the next token is sampled',
  /** Cuts that cut nothing are left out. */
  samplingNow: ({ greedy, temperature, topK, topP, seed }: SamplingNow): string =>
    greedy
      ? 'Sampling: greedy'
      : [
          `Sampling: temperature ${plain(temperature)}`,
          ...(topK > 0 ? [`top-k ${whole(topK)}`] : []),
          ...(topP < 1 ? [`top-p ${plain(topP)}`] : []),
          `seed ${seed}`,
        ].join(', '),
  greedy: 'Greedy: always the most likely token',
  temperature: 'Temperature',
  temperatureHint: 'below 1 sharpens, above 1 flattens',
  topK: 'Top-k',
  topKHint: 'keep the k most likely; 0 keeps all',
  topP: 'Top-p',
  topPHint: 'keep the most likely that together reach p; 1 keeps all',
  seed: 'Seed',
  newSeed: 'New seed',
  branches: 'Branches from here',
  branchShown: (token: string): string => `${token} (shown now)`,
  where:
    'z are the logits, T the temperature, K the tokens kept by top-k and top-p; greedy takes the largest. H is the entropy before the settings, s the surprisal of the sampled token: both in bits, so 1 bit is one fair coin.',
  columns: {
    rank: 'rank',
    token: 'token',
    id: 'id',
    probability: 'after the settings',
    raw: 'before the settings',
    surprisal: 'surprisal (bits)',
    taken: 'sampled',
  },
  yes: 'yes',
} as const;
