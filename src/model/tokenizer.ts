/** What the page asks of a tokenizer, whatever file it came from: text to tokens and back, and what each token is. */
import type { Vocabulary } from './tokens/vocabulary';

export interface Encoding {
  /** Without the token that begins every text. */
  readonly tokens: readonly number[];
  /** Characters (code points) of the text that the vocabulary cannot write; they are left out of `tokens`. */
  readonly unknown: number;
}

export interface TokenPiece {
  /** The token's bytes as text; null for bytes that are not UTF-8 by themselves (a part of a character). */
  readonly text: string | null;
  /** Empty for a special token. */
  readonly bytes: Uint8Array;
  readonly special: boolean;
}

/** With which token a text begins. */
export interface FirstTokens {
  /** What the tokenizer puts before every text by itself; empty for GPT-2, Pythia, Qwen. */
  readonly added: readonly number[];
  /**
   * The token that may stand first: the one that the files name so (BOS), else the one that ends a text, which stands between the texts of
   * training; null without either.
   */
  readonly usual: number | null;
  /** Tokens that end a text. */
  readonly ends: readonly number[];
}

export interface Tokenizer {
  /** One more than the largest number of a token that it knows. A model's vocabulary may have rows behind it, which no token uses. */
  readonly size: number;
  /** Never yields a special token: `<bos>` typed by a visitor is five ordinary characters. A lone surrogate is read as U+FFFD. */
  encode(text: string): Encoding;
  /**
   * The text of tokens, special ones left out. Undoes `encode` for every text of known characters without lone surrogates, unless the
   * tokenizer normalises texts (NFC) or puts a space only before texts that begin with none;
   * tokens that a model chose may join to bytes that are not UTF-8, which decode to U+FFFD.
   */
  decode(tokens: readonly number[]): string;
  /** A row of the model's vocabulary that no token uses is special. @throws RangeError for a token that is not in the model's vocabulary */
  piece(token: number): TokenPiece;
  /** What a special token is called, e.g. `<bos>`; null for the others. */
  specialName(token: number): string | null;
  /** The token that is written just so, also where a text by itself becomes others (SentencePiece puts a space before it); null without one. */
  tokenOf(text: string): number | null;
  readonly first: FirstTokens;
  /** All tokens at once, to compare or to search. */
  readonly vocabulary: Vocabulary;
  /** The files have a template for conversations. The page reads texts as they are and does not use it. */
  readonly chatTemplate: boolean;
}
