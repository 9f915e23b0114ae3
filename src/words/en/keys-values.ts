/** What the panel of cached keys and values says. Loaded with its panel. */
import { signed } from '../numbers';
import { plural, whole } from './amounts';

const part = { key: 'keys', value: 'values' } as const;
type Part = keyof typeof part;

export const keysValues = {
  line: (group: string, heads: number, live: number, width: number): string =>
    `${group}${heads > 1 ? `, shared by ${whole(heads)} heads` : ''}: ${plural(live, 'token')} × ${whole(width)} numbers, twice`,
  reading: (layer: number): string => `layer ${layer}: being read`,
  none: (layer: number, name: string): string => `layer ${layer}: ${name}`,
  idea: 'Each token leaves one row in each matrix, and every later row of the text reads them all: this is the KV cache itself.',
  where({ turned, normed }: { readonly turned: boolean; readonly normed: boolean }): string {
    const cached = turned
      ? 'A key is cached before it is rotated by position.'
      : 'Positions are vectors that the model has learned, in x already: no key is rotated.';
    const norm = normed ? ' N is a norm of the group; a key is cached after it.' : '';
    return `x is the layer’s normalised input for token t, g the focused head’s group: query heads of one group share its keys and values. ${cached}${norm} ‖·‖ is the length of a row, the bar beside it. Evicted tokens are no longer there.`;
  },
  instead: (name: string): string =>
    `This layer (${name}) caches no key and value per token. Softmax attention does, one of each for every token and key/value head.`,
  titles: { key: 'keys k', value: 'values v' },
  figure: (of: Part, name: string, rows: number, width: number): string =>
    `The ${part[of]} of ${name}: ${plural(rows, 'token')}, ${whole(width)} numbers each`,
  legend: 'value of a number',
  leftOut: (count: number): string => `${plural(count, 'token')} after the first left out`,
  hint: 'Point at a cell to read its number.',
  readout: (of: Part, token: string, feature: number, value: number, length: number): string =>
    `${part[of].slice(0, -1)} of token ${token}, number ${feature}: ${signed(value, 3)}; length ${signed(length, 3)}`,
  columns: { token: 'index', text: 'token', feature: 'number', key: 'key', value: 'value' },
} as const;
