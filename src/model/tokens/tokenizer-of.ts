/** The tokenizer that the page uses, of what was read from a model's files. */
import type { Encoding, TokenPiece, Tokenizer } from '../tokenizer';
import { byteOfSymbol } from '../byte-alphabet';
import { findBestPath } from './best-path';
import { join } from './join';
import type { PreparedTokenizer } from './prepared';
import { spaceSign } from './spelling';
import { type Vocabulary, bytesOf, isSpecial, tokenOf } from './vocabulary';

const encoder = new TextEncoder();
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const noBytes = new Uint8Array();

/** A piece of a text, or an added token by its number. */
export type Piece = string | number;

/**
 * @param cut cuts a text into pieces by the tokenizer's rules (see cut-text.ts)
 * @param vocabulary rows of the model's embedding; it may have more than the tokenizer has tokens
 */
export function tokenizerOf(prepared: PreparedTokenizer, cut: (text: string) => readonly Piece[], vocabulary: number): Tokenizer {
  const { vocabulary: table, leadingSpace } = prepared;
  const isKnown = knownCharacters(prepared);

  const rawBytes = (token: number): Uint8Array<ArrayBuffer> => {
    if (!Number.isInteger(token) || token < 0 || token >= vocabulary)
      throw new RangeError(`token ${token} is not in the vocabulary`);
    return token < table.size ? bytesOf(table, token) : noBytes;
  };

  function encode(text: string): Encoding {
    const known = isKnown === null ? { text, unknown: 0 } : keepKnown(text, isKnown);
    const tokens: number[] = [];
    let { unknown } = known;
    for (const piece of cut(known.text)) {
      if (typeof piece === 'number') tokens.push(piece);
      else unknown += writeTokens(prepared, piece, tokens);
    }
    return { tokens, unknown };
  }

  return {
    vocabulary: table,
    size: Math.min(table.size, vocabulary),
    encode,
    decode(tokens) {
      const parts = tokens.map(rawBytes);
      const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const part of parts) {
        bytes.set(part, at);
        at += part.length;
      }
      return lenient.decode(leadingSpace && bytes[0] === 0x20 ? bytes.subarray(1) : bytes);
    },
    piece(token): TokenPiece {
      const bytes = rawBytes(token);
      return isSpecial(table, token)
        ? { text: null, bytes: noBytes, special: true }
        : { text: decodeStrictly(bytes), bytes: bytes.slice(), special: false };
    },
    specialName: (token) => (isSpecial(table, token) ? (table.names.get(token) ?? `[${token}]`) : null),
    tokenOf(text) {
      const bytes = encoder.encode(text);
      const token = tokenOf(table, bytes);
      const byte = bytes.length === 1 ? (table.ofByte[bytes[0] as number] as number) : -1;
      return token >= 0 ? token : byte >= 0 ? byte : null;
    },
    first: prepared.first,
    chatTemplate: prepared.chatTemplate,
  };
}

/** Writes a piece's tokens behind the others. @returns characters that are no token */
function writeTokens(prepared: PreparedTokenizer, piece: string, tokens: number[]): number {
  const { vocabulary, symbols, joining, byteLevel, signsSpaces, wholePieces } = prepared;
  const bytes = byteLevel
    ? Uint8Array.from(piece, (symbol) => byteOfSymbol.get(symbol) ?? 0)
    : encoder.encode(signsSpaces ? piece.replaceAll(spaceSign, ' ') : piece);
  const whole = wholePieces ? tokenOf(vocabulary, bytes) : -1;
  if (whole >= 0) {
    tokens.push(whole);
    return 0;
  }
  let unknown = 0;
  const write = (token: number, start: number, end: number): void => {
    if (token >= 0) tokens.push(token);
    else unknown += writeBytes(vocabulary, bytes.subarray(start, end), tokens);
  };
  if (joining.by === 'best-path') findBestPath(bytes, vocabulary, joining.scores, write);
  else join(bytes, vocabulary, symbols, joining, write);
  return unknown;
}

/** A character that is no token, as its bytes, where all of them are tokens. @returns 1 where they are not */
function writeBytes({ ofByte }: Vocabulary, bytes: Uint8Array, tokens: number[]): 0 | 1 {
  const spelt = Array.from(bytes, (byte) => ofByte[byte] as number);
  if (spelt.includes(-1)) return 1;
  tokens.push(...spelt);
  return 0;
}

/** Which characters a vocabulary of bytes can write; null where it has all bytes, or none of them matters. */
function knownCharacters({ symbols, vocabulary }: PreparedTokenizer): ((character: string) => boolean) | null {
  if (symbols === 'characters') return null;
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  if (bytes.every((byte) => tokenOf(vocabulary, bytes, byte, byte + 1) >= 0)) return null;
  const verdicts = new Map<string, boolean>();
  return (character) => {
    const known =
      verdicts.get(character) ?? encoder.encode(character).every((_, at, all) => tokenOf(vocabulary, all, at, at + 1) >= 0);
    verdicts.set(character, known);
    return known;
  };
}

/** Drops whole characters: of a character with only some known bytes, no part may stay. */
function keepKnown(text: string, isKnown: (character: string) => boolean): { readonly text: string; readonly unknown: number } {
  const characters = Array.from(text);
  const kept = characters.filter(isKnown);
  return { text: kept.join(''), unknown: characters.length - kept.length };
}

function decodeStrictly(bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}
