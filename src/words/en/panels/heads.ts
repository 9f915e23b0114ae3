/** What the overview of all heads says. */
import { fixed } from '../../numbers';
import { plural } from '../plural';

export const heads = {
  title: 'What every head does with the same text',
  line: (layers: number, perLayer: number, order: string): string =>
    `${plural(layers * perLayer, 'head')} in ${plural(layers, 'layer')}, ${order}`,
  caption:
    'One small matrix per head, all on one colour scale. A marked left edge is a sink, a marked diagonal a head that looks at the token before, stripes away from the edge a head that copies what followed last time. Click one to look closer.',
  order: 'Order',
  orders: {
    layer: 'by layer',
    sink: 'most on the sink first',
    entropy: 'most focused first',
    distance: 'looking furthest first',
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
    'All are means over the rows t = 1 … n (row 0 can only look at itself). S: share on token 0. E: entropy in bits, 0 when a row looks at one token only. D: mean distance in tokens. ᾱ is α divided by what its row adds up to. P: share on the token before. I: share on earlier tokens that followed copies of token t, over the rows that have such.',
  columns: {
    head: 'head',
    sink: 'share on token 0',
    entropy: 'entropy (bits)',
    distance: 'distance (tokens)',
    previous: 'share on the previous token',
    induction: 'induction score',
  },
} as const;
