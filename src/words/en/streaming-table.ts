/** What the StreamingLLM table says. */
import { fixed, signed, plusOrMinus } from '../numbers';
import { plural, whole } from './amounts';

interface Estimate {
  readonly mean: number;
  readonly half: number;
}

/** Half of an interval, on the line of its middle; nothing where there is none. */
const plusMinus = (half: number): string => (Number.isNaN(half) ? '' : `\u00a0±\u00a0${fixed(half, 3)}`);

const within = ({ mean, half }: Estimate): string => `${signed(mean, 3)}${plusMinus(half)}`;

const verdicts = {
  above: 'the interval lies above 0, so on these texts the sinks are still needed',
  below: 'the interval lies below 0, so on these texts the window does better without them',
  holds: 'the interval contains 0, so this run does not show that they are needed',
  none: 'too little was read for an interval',
} as const;

export const streamingTable = {
  /** Words in its equation. */
  inEquation: { window: 'window' },
  idle: 'not run yet',
  recorded: (texts: number, length: number, size: number): string =>
    `${plural(texts, 'text')} of ${plural(length, 'token')}, cache size ${size}`,
  line: (
    { texts, length, size }: { readonly texts: number; readonly length: number; readonly size: number },
    from: number,
    isTrained: boolean,
    read: number,
  ): string =>
    isTrained
      ? `${read < texts ? `${read} of ` : ''}${plural(texts, 'text')} of ${plural(length, 'token')}, cache size ${size}; counted beyond the trained ${from}`
      : `${read < texts ? `${read} of ` : ''}${plural(texts, 'text')} of ${plural(length, 'token')}, cache size ${size}; counted from row ${from} on`,
  invite:
    'Is a sliding window enough, or must the first tokens stay as well? Run the table: this model reads the same stories with every cache in it. You can stop at any time.',
  idea: 'Lower is better; the small figures are the difference from the window that keeps the first token, and “=” is the same computation.',
  where: (size: number): string =>
    `n is the tokens of a text, T the row from which a text counts (the trained context, or earlier where positions or slots end before it), p_a the model’s probability under arm a. R_a are the rows of R that the arm read: all of them, except that a full cache stops when its slots are full. Recomputation costs ${size} rows per token, so it reads a sample of at most 128 from 2T on (*), compared with the window at those same rows. ± is half of the 95 % interval (Student’s t). Without sinks, positions in the text and in the cache give the same distances, and a recomputed window no longer sees a first token that has left it. In a model with softmax + 1 or a learned sink every column uses the model’s own denominator, and “+ 1” adds one more.`,
  size: 'Cache size',
  sizeHint: 'The most tokens that each bounded cache may keep, sinks included.',
  texts: 'Texts',
  start: (tokens: number): string => `Run the table: reads ${plural(tokens, 'token')}`,
  stop: 'Stop',
  progress: (cache: string, column: string, text: number, texts: number, rows: number, total: number): string =>
    `${cache}, ${column}; text ${text} of ${texts}: ${whole(rows)} of ${plural(total, 'token')} read`,
  figure: 'Figure',
  figures: { bits: 'bits per token', perplexity: 'perplexity', recall: 'recall (bits)' },
  cache: 'cache',
  caches: {
    full: (): string => 'full cache',
    window: (size: number): string => `window of ${size}`,
    recompute: (size: number): string => `window of ${size}, recomputed *`,
    sinks: (count: number, size: number): string => `${plural(count, 'sink')} + ${size - count}`,
  },
  positions: { original: 'positions in the text', cache: 'positions in the cache' },
  first: { kept: 'first token kept', newline: 'a newline instead', zeroSink: 'softmax + 1' },
  column: (positions: string, first: string): string => `${positions}, ${first}`,
  tableOf: 'Bits per token, by cache and first token',
  same: '= ',
  none: '–',
  value: within,
  difference: ({ mean, half }: Estimate): string => `${plusOrMinus(mean, 3)}${plusMinus(half)}`,
  perplexity: (value: number): string => fixed(value, 2),
  recall: (value: number): string => signed(value, 2),
  unit: {
    texts: (count: number): string => `± is the 95 % interval over ${plural(count, 'text')}.`,
    blocks: (rows: number, texts: number): string =>
      `± is the 95 % interval over blocks of ${rows} rows of ${plural(texts, 'text')}; with three or more texts it is over texts.`,
  },
  /** The conclusion, from the numbers alone. */
  question: 'If positions are counted in the cache, are the sinks still needed?',
  answer: (
    paper: number,
    worth: Estimate,
    verdict: keyof typeof verdicts,
    others: readonly { readonly sinks: number; readonly bits: Estimate }[],
    cost: Estimate | null,
  ): string =>
    [
      `With positions in the cache, the plain window costs ${within(worth)} bits per token more than ${plural(paper, 'sink')} and a window of the same total size: ${verdicts[verdict]}.`,
      ...(others.length > 0
        ? [`Against ${others.map(({ sinks, bits }) => `${plural(sinks, 'sink')}: ${within(bits)}`).join(', ')}.`]
        : []),
      ...(cost === null
        ? []
        : [
            `With positions in the text, ${plural(paper, 'sink')} and a window differ from the plain window by ${plusOrMinus(cost.mean, 3)}${plusMinus(cost.half)}.`,
          ]),
    ].join(' '),
  columns: {
    cache: 'cache',
    positions: 'positions',
    first: 'first token',
    bits: 'bits per token',
    half: '± 95 %',
    perplexity: 'perplexity',
    minus: 'minus the window (bits)',
    minusHalf: '± 95 % of it',
    recall: 'recall (bits)',
    rows: 'rows per text',
    same: 'same computation as',
  },
  sameAs: { positions: 'the other positions', first: 'the first token kept' },
} as const;
