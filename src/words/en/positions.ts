/** What the panel of positions says. Loaded with its panel. */
import { plain } from '../numbers';
import { plural } from './amounts';

export const positions = {
  line: (tokens: number, first: number, heads: number): string =>
    `${plural(tokens, 'token')} with a head that drains there; token 0 drains ${first} of ${heads}`,
  idea: 'A bar is high where many heads leave their attention; without the first token’s column the same heads may show other habits.',
  where:
    'A_ik is what row i gives to token k, n the number of rows, ε = 0.3 (2410.10781). As published row k itself counts, in which token 0 has 1. Near the end few rows count.',
  rows: 'Rows that count',
  counted: { published: 'as published, i ≥ k', below: 'rows below only, i > k' },
  drains: (epsilon: number): string => `heads whose mean share on it is over ${plain(epsilon)}`,
  like: (cosine: number): string => `layers where it is like token 0: |cos| over ${plain(cosine)}`,
  hint: 'Point at a bar to read it.',
  readout: (token: string, drains: number, heads: number, like: number | null): string =>
    `${token}: ${drains} of ${plural(heads, 'head')}${like === null ? '' : `; like token 0 at ${plural(like, 'layer')}`}`,
  figure: 'How many heads drain at every token, and at how many layers its hidden state is like that of token 0',
  tokenAxis: 'token',
  refused: 'Later tokens cannot be compared with token 0: their rows cannot be read again here.',
  kindsTitle: (tokens: number): string => `Kinds of heads, over ${plural(tokens, 'token')}`,
  whole: 'on A',
  withoutFirst: 'without column 0',
  kinds: { sink: 'first token', previous: 'previous token', induction: 'induction', retrieval: 'retrieval', other: 'other' },
  kindMeans: {
    sink: 'Mean share on token 0 is the largest, and above 0.3.',
    previous: 'Mean share on the token before is the largest, and above 0.3.',
    induction: 'Mean share on what followed earlier copies of the row’s token is the largest, and above 0.3.',
    retrieval: 'Mean share on earlier copies of the token that comes next is the largest, and above 0.3.',
    other: 'None of these shares is above 0.3.',
  },
  columns: {
    token: 'token',
    text: 'text',
    drains: 'heads that drain here',
    share: 'share of heads',
    like: 'layers where it is like token 0',
  },
} as const;
