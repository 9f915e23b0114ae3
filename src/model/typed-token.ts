/** One token by its text: what a visitor typed, or a line break. */
import type { Tokenizer } from './tokenizer';
import { typedText } from './visible';

/** The token, or why there is none: nothing typed, characters that the vocabulary cannot write, or a text of several tokens. */
export type TypedToken =
  | { readonly kind: 'token'; readonly token: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown'; readonly count: number }
  | { readonly kind: 'several'; readonly tokens: readonly number[] };

/** @param typed text as it is written on the screen: `↵` and `\n` are a newline, `·` a space, `⇥` and `\t` a tab */
export function typedToken(typed: string, { encode, tokenOf }: Pick<Tokenizer, 'encode' | 'tokenOf'>): TypedToken {
  if (typed === '') return { kind: 'empty' };
  const text = typedText(typed);
  // First as it is written: a tokenizer that puts a space before every text makes other tokens of it.
  const written = tokenOf(text);
  if (written !== null) return { kind: 'token', token: written };
  const { tokens, unknown } = encode(text);
  const [token] = tokens;
  if (unknown > 0 || token === undefined) return { kind: 'unknown', count: unknown };
  return tokens.length === 1 ? { kind: 'token', token } : { kind: 'several', tokens };
}

/** The token that is a line break; null for a tokenizer that writes it as several tokens, or not at all. */
export function newlineOf({ tokenOf }: Pick<Tokenizer, 'tokenOf'>): number | null {
  return tokenOf('\n');
}
