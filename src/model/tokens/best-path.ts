/**
 * A piece of text to the tokens whose scores (log-probabilities) have the largest sum: the unigram language model of Kudo (1804.10959),
 * by Viterbi's algorithm. A character that is no token costs 10 more than the least likely token, as in SentencePiece.
 */
import { symbolEnd } from './join';
import { type Vocabulary, tokenOf } from './vocabulary';

const unknownPenalty = 10;

/**
 * @param text UTF-8
 * @param scores [vocabulary]
 * @param write is given each token in order, or -1 for a character that is none, with the bytes that it stands for
 */
export function findBestPath(
  text: Uint8Array,
  vocabulary: Vocabulary,
  scores: Float32Array,
  write: (token: number, start: number, end: number) => void,
): void {
  const { length } = text;
  let least = 0;
  for (const score of scores) least = Math.min(least, score);
  // By the byte at which a way through the text ends: its sum, and the token with which it ends.
  const sums = new Float64Array(length + 1).fill(-Infinity);
  const froms = new Int32Array(length + 1);
  const tokens = new Int32Array(length + 1).fill(-1);
  sums[0] = 0;
  const reach = (end: number, from: number, token: number, sum: number): void => {
    if (sum <= (sums[end] as number)) return;
    sums[end] = sum;
    froms[end] = from;
    tokens[end] = token;
  };
  for (let start = 0; start < length; ) {
    const next = symbolEnd(text, start, 'characters');
    const sum = sums[start] as number;
    let isToken = false;
    for (let end = next; end - start <= vocabulary.longest; end = symbolEnd(text, end, 'characters')) {
      const token = tokenOf(vocabulary, text, start, end);
      if (token >= 0) reach(end, start, token, sum + (scores[token] as number));
      isToken ||= token >= 0 && end === next;
      if (end >= length) break;
    }
    if (!isToken) reach(next, start, -1, sum + least - unknownPenalty);
    start = next;
  }
  const path: number[] = [];
  for (let end = length; end > 0; end = froms[end] as number) path.push(end);
  for (const end of path.toReversed()) write(tokens[end] as number, froms[end] as number, end);
}
