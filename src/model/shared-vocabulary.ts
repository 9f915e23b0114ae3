/** Whether two models write with the same tokens. */
import type { Tokenizer } from './tokenizer';

interface Writer {
  readonly tokenizer: Tokenizer;
}

/** Comparing two vocabularies takes a while, and the page asks at every step. */
const known = new WeakMap<Tokenizer, WeakMap<Tokenizer, boolean>>();

/** Whether two models write the same tokens for the same ids, as far as both have them. */
export function shareVocabulary({ tokenizer: a }: Writer, { tokenizer: b }: Writer): boolean {
  const answers = known.get(a) ?? new WeakMap<Tokenizer, boolean>();
  known.set(a, answers);
  const answer = answers.get(b) ?? sameTokens(a, b);
  answers.set(b, answer);
  return answer;
}

function sameTokens(a: Tokenizer, b: Tokenizer): boolean {
  if (a === b) return true;
  for (let token = 0; token < Math.min(a.size, b.size); token++) {
    const [x, y] = [a.piece(token), b.piece(token)];
    if (x.special !== y.special || x.bytes.length !== y.bytes.length) return false;
    if (!x.bytes.every((byte, i) => byte === y.bytes[i])) return false;
  }
  return true;
}
