/** What the panel of decoder-decoders says. Loaded with its panel. */
import { exponential } from '../numbers';
import { plural, significant, whole } from './amounts';

const layers = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `Layer ${numbers[0]}` : `Layers ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;

export const sharedCache = {
  /** Words in its equation. */
  inEquation: { decoder: 'decoder:' },
  line: (own: string, decoder: string, tokens: number): string =>
    `${own} for ${plural(tokens, 'token')}; a decoder of as many layers would cache ${decoder}`,
  otherLine: (count: number): string => `each of ${plural(count, 'layer')} has its own cache`,
  idea: 'One layer fills the cache and all layers above it read it, so bytes per token do not grow with the number of layers.',
  where:
    'b bytes per number, G key/value heads, d their width, n the tokens of the text, L layers; a are the arrays that the lower half keeps. The decoder it is compared with has as many layers, and each caches as much as the filling layer. Only the last prompt token needs logits, so all others can stop at the layer that fills the cache.',
  instead: 'In this model every layer reads its own cache. A decoder-decoder (YOCO) has one shared cache for half of its layers.',
  self: 'Self-decoder',
  fills: 'Fills the cache',
  reads: 'Read the cache',
  selfText: (numbers: readonly number[], kept: string): string => `${layers(numbers)}: ${kept}`,
  fillsText: (layer: number, kept: string): string => `Layer ${layer}: ${kept}`,
  readsText: (numbers: readonly number[]): string => layers(numbers),
  growth: 'Cache size by length of the text',
  own: 'this model',
  decoder: 'decoder',
  xAxis: 'tokens of the text',
  yAxis: 'KiB',
  kibibytes: (value: number): string => whole(value),
  figure: (own: string, decoder: string, tokens: number): string =>
    `Cache size by length of the text: at ${plural(tokens, 'token')} this model keeps ${own}, a decoder ${decoder}`,
  prefill: 'Reading a prompt with early exit',
  measure: 'Time it on this text',
  measuring: 'The text is being read six times…',
  hint: 'Reads the text up to the cursor three times through all layers and three times with early exit, and times both. Your next step reads the text again.',
  rows: 'Rows',
  rowsText: (rows: number, skipped: number): string =>
    `${whole(rows)}, of which ${whole(skipped)} stopped at the layer that fills the cache`,
  whole: 'All layers',
  early: 'With early exit',
  milliseconds: (value: number): string => `${significant(value)} ms`,
  ratio: (part: number): string => `${significant(part)} times as long`,
  difference: 'Logits',
  differenceText: (most: number): string =>
    most === 0 ? 'identical, to the last bit' : `differ by at most ${exponential(most, 1)}`,
  columns: { tokens: 'tokens', own: 'this model (bytes)', decoder: 'decoder (bytes)' },
} as const;
