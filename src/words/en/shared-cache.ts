/** What the panel of decoder-decoders says. Loaded with its panel. */
import { bytes, plural, significant, whole } from './amounts';

const layers = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `layer ${numbers[0]}` : `layers ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

export const sharedCache = {
  bytes,
  line: (own: string, decoder: string, tokens: number): string =>
    `${own} of ${plural(tokens, 'token')}, where a decoder of as many layers would keep ${decoder}`,
  otherLine: (count: number): string => `each of ${plural(count, 'layer')} keeps its own`,
  caption:
    'You only cache once: the lower half of the layers keeps little, whatever the length of the text; one layer above it fills a cache, and all further layers read that same cache. So bytes a token do not grow with the number of layers. And while a prompt is read, a row whose logits nobody wants may leave the model where the cache is filled.',
  where:
    'b bytes a number, G key/value heads, d their width, n the tokens of the text, L layers; a are the arrays that the lower half keeps. The decoder that is compared has as many layers, each of which keeps what the filling layer keeps.',
  instead:
    'In this model every layer reads what it keeps itself. A decoder-decoder (YOCO) keeps one cache for half of its layers.',
  self: 'Self-decoder',
  fills: 'Fills',
  reads: 'Read it',
  selfText: (numbers: readonly number[], kept: string): string => `${capital(layers(numbers))}: ${kept}`,
  fillsText: (layer: number, kept: string): string => `Layer ${layer}: ${kept}`,
  readsText: (numbers: readonly number[]): string => capital(layers(numbers)),
  growth: 'Bytes over the length of the text',
  own: 'this model',
  decoder: 'decoder',
  xAxis: 'tokens of the text',
  yAxis: 'KiB',
  kibibytes: (value: number): string => whole(value),
  figure: (own: string, decoder: string, tokens: number): string =>
    `Bytes over the length of the text: at ${plural(tokens, 'token')} this model keeps ${own}, a decoder ${decoder}`,
  prefill: 'Reading a prompt with early exit',
  measure: 'Time it on this text',
  measuring: 'The text is being read six times…',
  hint: 'Reads the text up to the cursor three times whole and three times with the early exit, and times both. The text is read again when you go on.',
  rows: 'Rows',
  rowsText: (rows: number, skipped: number): string =>
    `${whole(rows)}, of which ${whole(skipped)} left where the cache is filled`,
  whole: 'All layers',
  early: 'With early exit',
  milliseconds: (value: number): string => `${significant(value)} ms`,
  ratio: (part: number): string => `${significant(part)} times as long`,
  difference: 'Logits',
  differenceText: (most: number): string =>
    most === 0 ? 'the same, to the last bit' : `at most ${most.toExponential(1).replace('e-', 'e−')} apart`,
  columns: { tokens: 'tokens', own: 'this model (bytes)', decoder: 'decoder (bytes)' },
} as const;
