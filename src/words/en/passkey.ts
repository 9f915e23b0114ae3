/** What the panel of passkeys says. Loaded with its panel. */
import { bytes, plural, whole } from './amounts';

export const passkey = {
  line: {
    recorded: 'as recorded when the models were trained',
    measured: (trials: number, models: number): string =>
      `${plural(trials, 'text')} a cell, asked here of ${plural(models, 'model')}`,
    none: 'No model that learned this task ships with this page.',
  },
  caption:
    'Five digits are hidden in a text that says one sentence over and over; at the end they are asked for. A window that ends behind them knows nothing any more. A full cache still has them, but has never seen so long a text, and its positions are strange to it. A compressive memory holds them in a matrix that does not grow, as long as what came since has not been written over them. Press a cell to open the model on such a text: the next five steps are its answer.',
  where:
    'n is the length of the text in tokens, N that of the texts in training, δ how deep in the text the key stands; y are its five digits, ŷ the likeliest token at each, given those before it. The chance of a guess is 0.1.',
  trials: 'Texts a cell',
  start: (texts: number, tokens: number): string => `Ask ${plural(texts, 'text')}, ${whole(tokens)} tokens in all`,
  stop: 'Stop',
  progress: (model: string, done: number, all: number): string => `${model}: ${whole(done)} of ${whole(all)} texts`,
  legend: 'digits right',
  row: (times: number): string => `${times} ×`,
  column: (depth: number): string => `${Math.round(100 * depth)} %`,
  axes: (trained: number): string => `Rows: length of the text, × ${trained} tokens. Columns: depth of the key, from the start.`,
  cell: (model: string, times: number, depth: number, share: string): string =>
    `${model}, ${times} times the trained length, key at ${Math.round(100 * depth)} %: ${share} of the digits. Open such a text`,
  share: (value: number): string => (Number.isFinite(value) ? `${Math.round(100 * value)} %` : '·'),
  shareInWords: (value: number): string => (Number.isFinite(value) ? `${Math.round(100 * value)} %` : 'not asked'),
  cacheAt: (times: readonly (readonly [times: number, size: number])[]): string =>
    `Cache: ${times.map(([n, size]) => `${bytes(size)} at ${n} ×`).join(', ')}`,
  cacheFlat: (size: number): string => `Cache: ${bytes(size)}, however long the text`,
  tableColumns: { model: 'model', times: 'times trained length', depth: 'depth', share: 'digits right', texts: 'texts' },
} as const;
