/**
 * Text to tokens and back: byte-level byte-pair encoding (Sennrich et al. 1508.07909, over GPT-2's byte alphabet) from a
 * Hugging Face `tokenizer.json`. The library encodes; decoding is joining bytes, and is done here, so that nothing is tidied up.
 */
import { Tokenizer as Library } from '@huggingface/tokenizers';
import * as v from 'valibot';
import { words } from '../words';
import { messageOf } from '../words/message-of';
import { byteOfSymbol, symbolOfByte } from './byte-alphabet';
import { ModelError } from './errors';
import type { ModelSpec } from './spec';

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

export interface Tokenizer {
  /** Tokens of the vocabulary. */
  readonly size: number;
  /** Never yields a special token: `<bos>` typed by a visitor is five ordinary characters. A lone surrogate is read as U+FFFD. */
  encode(text: string): Encoding;
  /**
   * The text of tokens, special ones left out. Undoes `encode` for every text of known characters without lone surrogates;
   * tokens that a model chose may join to bytes that are not UTF-8, which decode to U+FFFD.
   */
  decode(tokens: readonly number[]): string;
  /** @throws RangeError for a token that is not in the vocabulary. */
  piece(token: number): TokenPiece;
  /** What a special token is called, e.g. `<bos>`; null for the others. */
  specialName(token: number): string | null;
}

const token = v.pipe(v.number(), v.integer(), v.minValue(0));
const byteLevel = v.object({
  type: v.literal('ByteLevel'),
  add_prefix_space: v.literal(false),
  use_regex: v.optional(v.literal(true)),
});
/** The only kind of tokenizer that round-trips every text: bytes, no normalisation, no space added in front. */
const tokenizerSchema = v.looseObject({
  added_tokens: v.array(v.object({ id: token, content: v.string(), special: v.boolean() })),
  normalizer: v.null(),
  pre_tokenizer: byteLevel,
  post_processor: v.unknown(),
  decoder: v.object({ type: v.literal('ByteLevel') }),
  model: v.looseObject({
    type: v.literal('BPE'),
    vocab: v.record(v.string(), token),
    merges: v.array(v.union([v.string(), v.tuple([v.string(), v.string()])])),
    byte_fallback: v.optional(v.literal(false)),
  }),
});

/**
 * A tokenizer from the JSON of its file, for a model.
 * @throws ModelError `bad-tokenizer` when it is of another sort, broken, or not the model's.
 */
export function loadTokenizer(json: unknown, spec: Pick<ModelSpec, 'vocabulary' | 'start'>): Tokenizer {
  const file = v.safeParse(tokenizerSchema, json);
  if (!file.success) throw badTokenizer(words.model.tokenizer.kind);
  const { added_tokens: added, model } = file.output;
  const special = new Map(added.filter((entry) => entry.special).map((entry) => [entry.id, entry.content]));
  for (const start of spec.start) if (!special.has(start)) throw badTokenizer(words.model.tokenizer.start(start));
  const pieces = readPieces(model.vocab, special, spec.vocabulary);
  const alphabet = readAlphabet(model.vocab);
  checkMerges(model.merges, model.vocab);
  const library = startLibrary(file.output);

  const piece = (id: number): TokenPiece => {
    const found = pieces.get(id);
    if (found === undefined) throw new RangeError(`token ${id} is not in the vocabulary`);
    return found;
  };
  return {
    size: pieces.size,
    encode(text) {
      const known = alphabet.size === 256 ? { text, unknown: 0 } : keepKnown(text, alphabet);
      return { tokens: library.encode(known.text, { add_special_tokens: false }).ids, unknown: known.unknown };
    },
    decode(tokens) {
      const bytes = tokens.flatMap((id) => [...piece(id).bytes]);
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
    },
    piece,
    specialName: (id) => special.get(id) ?? null,
  };
}

/** The added tokens are kept from the library: it would find `<bos>` in a visitor's text and read it as the special token. */
function startLibrary(file: v.InferOutput<typeof tokenizerSchema>): Library {
  try {
    return new Library({ ...file, added_tokens: [], post_processor: null }, {});
  } catch (cause) {
    const message = messageOf(cause);
    throw new ModelError('bad-tokenizer', { problem: words.model.tokenizer.library(message) }, { cause });
  }
}

/** Every token's bytes. The vocabulary may be smaller than the model's, never larger. */
function readPieces(
  vocab: Readonly<Record<string, number>>,
  special: ReadonlyMap<number, string>,
  vocabulary: number,
): ReadonlyMap<number, TokenPiece> {
  const pieces = new Map<number, TokenPiece>();
  for (const id of special.keys()) pieces.set(id, { text: null, bytes: new Uint8Array(), special: true });
  for (const [symbols, id] of Object.entries(vocab)) {
    if (special.get(id) === symbols) continue;
    if (pieces.has(id)) throw badTokenizer(words.model.tokenizer.twice(id));
    const bytes = Array.from(symbols, (symbol) => byteOfSymbol.get(symbol));
    if (!bytes.every((byte) => byte !== undefined)) throw badTokenizer(words.model.tokenizer.symbol(id));
    pieces.set(id, { text: decodeStrictly(Uint8Array.from(bytes)), bytes: Uint8Array.from(bytes), special: false });
  }
  for (const id of pieces.keys()) {
    if (id >= vocabulary) throw badTokenizer(words.model.tokenizer.size(id, vocabulary));
  }
  return pieces;
}

function decodeStrictly(bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The bytes that are tokens by themselves; merges only join them. */
function readAlphabet(vocab: Readonly<Record<string, number>>): ReadonlySet<number> {
  return new Set(symbolOfByte.flatMap((symbol, byte) => (Object.hasOwn(vocab, symbol) ? [byte] : [])));
}

/** The library silently drops a merge whose result is no token. */
function checkMerges(merges: readonly (string | readonly [string, string])[], vocab: Readonly<Record<string, number>>): void {
  for (const merge of merges) {
    const joined = typeof merge === 'string' ? merge.replace(' ', '') : merge.join('');
    if (!Object.hasOwn(vocab, joined)) throw badTokenizer(words.model.tokenizer.merge(joined));
  }
}

/** Drops whole characters: of a character with only some known bytes, no part may stay. */
function keepKnown(text: string, alphabet: ReadonlySet<number>): { readonly text: string; readonly unknown: number } {
  const encoder = new TextEncoder();
  const verdicts = new Map<string, boolean>();
  const isKnown = (character: string): boolean => {
    const known = verdicts.get(character) ?? encoder.encode(character).every((byte) => alphabet.has(byte));
    verdicts.set(character, known);
    return known;
  };
  const characters = Array.from(text);
  const kept = characters.filter(isKnown);
  return { text: kept.join(''), unknown: characters.length - kept.length };
}

function badTokenizer(problem: string): ModelError<'bad-tokenizer'> {
  return new ModelError('bad-tokenizer', { problem });
}
