/** What the panel of interventions says, apart from its settings. Loaded with its panel. */
import { plural } from './plural';

export const surgery = {
  /** Words in its equation. */
  inEquation: { loss: 'loss' },
  line: (bits: string, tokens: number): string => `${bits} per token over ${plural(tokens, 'token')} of text`,
  idea: 'See what taking the sink away costs, in bits.',
  where:
    's are the scores of row t before the softmax, α its weights. With 1 in the denominator a head can give less than everything; without it the weights of a row add up to 1. The loss is the mean over the tokens of the text after the first: how many bits each took, given those before it.',
  columns: {
    index: 'index',
    token: 'token',
    bits: 'bits of the token',
    unchanged: 'token without changes',
  },
} as const;
