/**
 * Texts of the Bigram–Backcopy task (Guo et al. 2410.13835, section 3), as training/tasks/backcopy.py draws them: a text follows a fixed table of
 * bigrams, but after a trigger the next token repeats the one before the trigger. What copies has nothing to do elsewhere.
 */
import { uniform } from '../../decode/sampling';
import bigrams from '../../../training/tasks/bigrams.json';

/** The characters of tokens 1 to 63; token 0 is `<bos>`. */
export const characters = bigrams.characters;
const alphabet = characters.length;

const triggerCharacters = ['t', 'n', 's'] as const;
export const triggers: readonly number[] = triggerCharacters.map((c) => 1 + characters.indexOf(c));

/** Tokens that are drawn before a text that is cut out of a longer one. */
const before = 16;
/** Streams of a seed's numbers; the first weights have another. Texts that are looked at are not trained on. */
export const textStreams = { training: 2, held: 3 } as const;

/** Square roots make the table less certain than English, so that a useless copy costs more than a little noise. */
const counts = bigrams.counts.map((row) => row.map((count) => Math.sqrt(count + 1)));
const next = counts.map(cumulated);
const first = cumulated(counts[0]?.map((_, token) => counts.reduce((sum, row) => sum + (row[token] as number), 0)) ?? []);

function cumulated(row: readonly number[]): Float64Array {
  const all = row.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  return Float64Array.from(row, (count) => (sum += count) / all);
}

/** The token whose share of the table's row u falls into. */
function drawn(row: Float64Array, u: number): number {
  let token = 0;
  while (token < alphabet - 1 && (row[token] as number) < u) token += 1;
  return 1 + token;
}

export interface TextRequest {
  readonly seed: number;
  readonly stream: keyof typeof textStreams;
  /** Which batch, from 0. */
  readonly batch: number;
  /** Texts in it. */
  readonly size: number;
  /** Tokens that are read; a text has one more. */
  readonly length: number;
  /** Whether a text begins with `<bos>`, or is cut out of a longer one anywhere. */
  readonly start: boolean;
}

/** Texts [size, length + 1], row by row: a function of what is asked, whatever was drawn before. */
export function drawTexts({ seed, stream, batch, size, length, start }: TextRequest): Uint32Array<ArrayBuffer> {
  const skipped = start ? 0 : before;
  const whole = length + 1 + skipped;
  const texts = new Uint32Array(size * (length + 1));
  const text = new Uint32Array(whole);
  for (let i = 0; i < size; i++) {
    const from = (batch * size + i) * whole;
    for (let t = 1; t < whole; t++) text[t] = following(text, t, uniform(seed, from + t, textStreams[stream]));
    texts.set(text.subarray(skipped), i * (length + 1));
  }
  return texts;
}

/** The token at t, t ≥ 1, after those before it. */
function following(text: Uint32Array, t: number, u: number): number {
  if (t === 1) return drawn(first, u);
  const last = text[t - 1] as number;
  const copied = text[t - 2] as number;
  // A trigger after a trigger copies nothing, or the two would never end.
  if (triggers.includes(last) && copied !== 0 && !triggers.includes(copied)) return copied;
  return drawn(next[last - 1] as Float64Array, u);
}
