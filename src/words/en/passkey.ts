/** What the panel of passkeys says. Loaded with its panel. */
import { bytes, plural, whole } from './amounts';

export const passkey = {
  /** Words in its equation. */
  inEquation: { right: 'digits right' },
  line: {
    recorded: 'as recorded when the models were trained',
    measured: (trials: number, models: number): string =>
      `${plural(trials, 'text')} per cell, measured here on ${plural(models, 'model')}`,
    none: 'No model that learned this task ships with this page.',
  },
  idea: 'Once the digits have left the window, the model can only guess; press a cell to open such a text, whose answer takes five steps.',
  where:
    'n is the length of the text in tokens, N that of the training texts, δ the depth of the passkey in the text; y are its five digits, ŷ the likeliest token at each, given those before it. A random guess is right with probability 0.1. A full cache still holds the digits, but at positions never seen in training; a compressive memory holds them until later tokens overwrite them.',
  trials: 'Texts per cell',
  start: (texts: number, tokens: number): string => `Run ${plural(texts, 'text')}, ${whole(tokens)} tokens in all`,
  stop: 'Stop',
  progress: (model: string, done: number, all: number): string => `${model}: ${whole(done)} of ${whole(all)} texts`,
  legend: 'digits recalled, in %',
  row: (times: number): string => `${times} ×`,
  column: (depth: number): string => `${Math.round(100 * depth)} %`,
  axes: (trained: number): string =>
    `Rows: length of the text, × ${trained} tokens. Columns: depth of the passkey, from the start.`,
  cell: (model: string, times: number, depth: number, share: string): string =>
    `${model}, ${times} times the trained length, passkey at ${Math.round(100 * depth)} %: ${share} of the digits. Open such a text`,
  /** In percent, as the legend says. */
  share: (value: number): string => (Number.isFinite(value) ? `${Math.round(100 * value)}` : '·'),
  shareInWords: (value: number): string => (Number.isFinite(value) ? `${Math.round(100 * value)} %` : 'not measured'),
  cacheAt: (times: readonly (readonly [times: number, size: number])[]): string =>
    `Cache: ${times.map(([n, size]) => `${bytes(size)} at ${n} ×`).join(', ')}`,
  cacheFlat: (size: number): string => `Cache: ${bytes(size)} at any length`,
  tableColumns: { model: 'model', times: 'times trained length', depth: 'depth', share: 'digits recalled', texts: 'texts' },
} as const;
