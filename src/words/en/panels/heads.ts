/** What the overview of all heads says. */
import { fixed } from '../../numbers';
import { plural } from '../plural';

export const heads = {
  title: 'All heads on the same text',
  shows: 'The attention matrices of all heads side by side, with scores to order them by.',
  line: (layers: number, perLayer: number, order: string): string =>
    `${plural(layers * perLayer, 'head')} in ${plural(layers, 'layer')}, ${order}`,
  idea: 'One matrix per head: a full first column is a sink, a diagonal looks at the previous token, stripes copy what followed last time.',
  order: 'Order',
  orders: {
    layer: 'by layer',
    sink: 'most on the sink first',
    entropy: 'most focused first',
    distance: 'longest distance first',
    previous: 'most on the previous token first',
    induction: 'most induction first',
  },
  orderNames: {
    layer: 'layer',
    sink: 'sink',
    entropy: 'entropy',
    distance: 'distance',
    previous: 'previous',
    induction: 'induction',
  },
  score: {
    sink: (value: number): string => `${Math.round(100 * value)} %`,
    entropy: (value: number): string => `${fixed(value, 1)} bits`,
    distance: (value: number): string => `${fixed(value, 1)} tokens`,
    previous: (value: number): string => `${Math.round(100 * value)} %`,
    induction: (value: number): string => `${Math.round(100 * value)} %`,
    none: '–',
  },
  list: 'Heads',
  block: (side: number): string => `Each point is the strongest of ${side} × ${side} cells.`,
  figure: (head: string, score: string): string => (score === '' ? `Attention of ${head}` : `Attention of ${head}, ${score}`),
  where:
    'All are means over the rows t = 1 … n (row 0 can only look at itself). S: share on token 0. E: entropy in bits, 0 when a row looks at one token only. D: mean distance in tokens. ᾱ is α divided by the sum of its row. P: share on the previous token. I: share on tokens that followed earlier copies of token t, over rows where such copies exist.',
  columns: {
    head: 'head',
    sink: 'share on token 0',
    entropy: 'entropy (bits)',
    distance: 'distance (tokens)',
    previous: 'share on the previous token',
    induction: 'induction score',
  },
} as const;
