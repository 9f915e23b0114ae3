/**
 * A piece of text to tokens: its symbols, joined two by two. By the rank of the merge (Sennrich et al. 1508.07909), as GPT-2 and what came
 * of it do; or by the score of the token that two symbols become, as SentencePiece does (Kudo & Richardson 1808.06226) and llama2.c after it.
 */
import { PairHeap } from './heap';
import { type Merges, mergeOf } from './merges';
import { type Vocabulary, tokenOf } from './vocabulary';

/** Ranks: which pairs become which token. Scores: [vocabulary] one per token, of which any may be made of two others. */
export type Joining =
  | { readonly by: 'rank'; readonly merges: Merges }
  | { readonly by: 'score'; readonly scores: Float32Array<ArrayBuffer> }
  | { readonly by: 'best-path'; readonly scores: Float32Array<ArrayBuffer> };

/** Symbols begin where a byte is none of 10xxxxxx, that is, at each character; or at each byte. */
export type Symbols = 'characters' | 'bytes';

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Where the symbol ends that begins at `start`. */
export function symbolEnd(text: Uint8Array, start: number, symbols: Symbols): number {
  let end = start + 1;
  if (symbols === 'characters') while (end < text.length && isContinuation(text[end])) end += 1;
  return end;
}

/**
 * Joins a text's symbols as long as any two may be joined.
 * @param text UTF-8
 * @param write is given each token in order, or -1 for a symbol that is none, with the bytes that it stands for
 */
export function join(
  text: Uint8Array,
  vocabulary: Vocabulary,
  symbols: Symbols,
  joining: Exclude<Joining, { readonly by: 'best-path' }>,
  write: (token: number, start: number, end: number) => void,
): void {
  const { length } = text;
  // By the byte at which a symbol begins: where it ends, where the one before it begins, which token it is.
  const ends = new Int32Array(length);
  const before = new Int32Array(length);
  const tokens = new Int32Array(length);
  const heap = new PairHeap();
  const offer = (start: number): void => {
    const middle = ends[start] as number;
    if (middle >= length) return;
    const end = ends[middle] as number;
    if (joining.by === 'rank') {
      const [left, right] = [tokens[start] as number, tokens[middle] as number];
      if (left < 0 || right < 0) return;
      const at = mergeOf(joining.merges, left, right);
      const joined = (joining.merges[at + 3] as number) - 1;
      if (joined >= 0) heap.push({ key: joining.merges[at + 2] as number, start, middle, end, joined });
    } else {
      const joined = tokenOf(vocabulary, text, start, end);
      if (joined >= 0) heap.push({ key: -(joining.scores[joined] as number), start, middle, end, joined });
    }
  };
  for (let [start, previous] = [0, -1]; start < length; ) {
    const end = symbolEnd(text, start, symbols);
    ends[start] = end;
    before[start] = previous;
    tokens[start] = tokenOf(vocabulary, text, start, end);
    if (previous >= 0) offer(previous);
    previous = start;
    start = end;
  }
  for (let pair = heap.pop(); pair; pair = heap.pop()) {
    const { start, middle, end, joined } = pair;
    if (ends[start] !== middle || ends[middle] !== end) continue;
    ends[start] = end;
    ends[middle] = -1;
    tokens[start] = joined;
    if (end < length) {
      before[end] = start;
      offer(start);
    }
    const previous = before[start] as number;
    if (previous >= 0) offer(previous);
  }
  for (let start = 0; start < length; start = ends[start] as number) write(tokens[start] as number, start, ends[start] as number);
}
