/** What the panel of the next token says. */
import { count as whole } from '../../numbers';
import { plural } from '../plural';

export const nextToken = {
  title: 'What may come next',
  line: (index: number, entropy: string): string => `for token ${index}, entropy ${entropy}`,
  caption:
    'The bars are the probabilities the sampler draws from, after your settings; the thin outline is what the model said before them. Either column of numbers adds up to 100 %. Low entropy: it is sure. Click a token to continue with it instead; the other continuation stays.',
  taken: (token: string, surprisal: string): string => `Came: ${token}, a surprise of ${surprisal}.`,
  takenCut: (token: string, surprisal: string): string =>
    `Came: ${token}, a surprise of ${surprisal} by the model; the settings now rule it out.`,
  leaf: 'Nothing came yet: step, or choose one.',
  /** Over the two columns of numbers. */
  sharesOf: ['before', 'after'],
  rest: (count: number): string => `${whole(count)} others`,
  figure: 'Probability of the next token',
  afterSettings: 'after the settings',
  raw: 'before them: the model’s own',
  came: 'came next',
  chooseOne: 'Continue with one of these',
  axis: 'probability',
  sampling: 'How the next token is drawn',
  greedy: 'Greedy: always the likeliest',
  temperature: 'Temperature',
  temperatureHint: 'below 1 sharpens, above 1 flattens',
  topK: 'Top-k',
  topKHint: 'keep the k likeliest; 0 keeps all',
  topP: 'Top-p',
  topPHint: 'keep the likeliest that reach p together; 1 keeps all',
  seed: 'Seed',
  newSeed: 'New seed',
  off: 'off',
  branches: 'Continuations from here',
  branchShown: 'shown now',
  continueWith: (token: string, count: number): string => `${token} … (${plural(count, 'token')})`,
  where:
    'z are the logits, T the temperature, K the tokens kept by top-k and top-p; greedy takes the largest. H is the entropy before the settings, s the surprisal of the token that came: both in bits, so 1 bit is one fair coin.',
  columns: {
    rank: 'rank',
    token: 'token',
    id: 'id',
    probability: 'after the settings',
    raw: 'the model’s own',
    surprisal: 'surprisal (bits)',
    taken: 'came',
  },
  yes: 'yes',
} as const;
