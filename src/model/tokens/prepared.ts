/** What a tokenizer is made of, whatever file it came from: plain data and flat arrays, which a worker makes and hands to the page. */
import type { FirstTokens } from '../tokenizer';
import type { Joining, Symbols } from './join';
import type { Vocabulary } from './vocabulary';

/** A token that is found in a text before anything else is done to it. */
export interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly special: boolean;
  readonly normalized?: boolean;
  readonly lstrip?: boolean;
  readonly rstrip?: boolean;
}

/** How a text is cut into the pieces within which symbols are joined, as a `tokenizer.json` says it. */
export interface CutRules {
  readonly normalizer: unknown;
  readonly pre_tokenizer: unknown;
  readonly added_tokens: readonly AddedToken[];
}

export interface PreparedTokenizer {
  readonly vocabulary: Vocabulary;
  readonly cut: CutRules;
  readonly symbols: Symbols;
  /** Pieces come in GPT-2's byte alphabet. */
  readonly byteLevel: boolean;
  readonly joining: Joining;
  /** A piece that is a token is that token, whatever the merges say (Llama 3). */
  readonly wholePieces: boolean;
  /** Pieces have `spaceSign` in place of spaces. */
  readonly signsSpaces: boolean;
  /** A space is put before every text, and taken away again where tokens become text. */
  readonly leadingSpace: boolean;
  readonly first: FirstTokens;
  /** The file has a template for conversations, which is not used here. */
  readonly chatTemplate: boolean;
}
