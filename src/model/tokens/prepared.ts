/** What a tokenizer is made of, whatever file it came from: plain data and flat arrays, which a worker makes and hands to the page. */
import type { words } from '../../words';
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

/** SentencePiece's space. */
export const spaceSign = '\u2581';

type Sayings = typeof words.model.tokenizer;
type Details = { readonly [K in keyof Sayings]: Sayings[K] extends (...args: infer A) => string ? A : readonly [] };
/** What is wrong with a tokenizer, to be put into words where they are known. */
export type Fault = { readonly [K in keyof Details]: { readonly what: K; readonly details: Details[K] } }[keyof Details];

export class TokenizerFault extends Error {
  override readonly name = 'TokenizerFault';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.what);
    this.fault = fault;
  }
}

export function faulty<K extends keyof Details>(what: K, ...details: Details[K]): TokenizerFault {
  return new TokenizerFault({ what, details } as unknown as Fault);
}

/** So much of a text as a sentence can quote. */
export const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
