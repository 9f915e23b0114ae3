/** Whether two models write with the same tokens. */
import type { Tokenizer } from './tokenizer';
import { isSpecial } from './tokens/vocabulary';

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

function sameTokens({ vocabulary: a }: Tokenizer, { vocabulary: b }: Tokenizer): boolean {
  if (a === b) return true;
  const size = Math.min(a.size, b.size);
  for (let token = 0; token < size; token++) {
    // Whether a token is found in a text before others or made by merges is the tokenizer's affair.
    if (isSpecial(a, token) !== isSpecial(b, token) || a.starts[token + 1] !== b.starts[token + 1]) return false;
  }
  const end = a.starts[size] ?? 0;
  for (let i = 0; i < end; i++) if (a.bytes[i] !== b.bytes[i]) return false;
  return true;
}
