/**
 * llama2.c's `tokenizer.bin` (Karpathy): the length of the longest token, then for each token its score (float32), its length (int32) and its
 * bytes. Tokens are joined by score. SentencePiece puts a space before every text, so that its first word is found as others are, with the space
 * before it. A vocabulary with neither such words nor bytes is none of SentencePiece's, and what reads it puts no space there. Bytes have tokens from 3 on where they are there (`<0x00>`).
 */
import type { ByteWriter } from './byte-writer';
import { faulty } from './fault';
import type { PreparedTokenizer } from './prepared';
import { type TokenKind, makeVocabulary, tokenKinds } from './vocabulary';

const byteName = /^<0x(?<digits>[0-9A-F]{2})>$/u;
const space = 0x20;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * @param file little-endian
 * @param vocabulary tokens to read: the file does not say how many it has
 * @throws TokenizerFault
 */
export function fromLlama2c(file: ArrayBuffer, vocabulary: number): PreparedTokenizer {
  const view = new DataView(file);
  const most = Math.floor((file.byteLength - 4) / 8);
  if (vocabulary > most) throw faulty('ends', Math.max(0, most), vocabulary);
  const scores: number[] = [];
  const names = new Map<number, string>();
  let isSentencePiece = false;
  let at = 4;
  const write = (token: number, bytes: ByteWriter): TokenKind => {
    if (at + 8 > file.byteLength) throw faulty('ends', token, vocabulary);
    const length = view.getInt32(at + 4, true);
    if (length < 0 || at + 8 + length > file.byteLength) throw faulty('ends', token, vocabulary);
    scores.push(view.getFloat32(at, true));
    const own = new Uint8Array(file, at + 8, length);
    at += 8 + length;
    isSentencePiece ||= length > 1 && (own[0] === space || byteDigits(own) !== undefined);
    const name = specialName(own, token);
    if (name !== null) names.set(token, name);
    return name === null ? writeToken(own, bytes) : tokenKinds.special;
  };
  const table = makeVocabulary(vocabulary, write, names);
  if (at < file.byteLength) throw faulty('rest', file.byteLength - at, vocabulary);
  const [bos, eos] = [1, 2].map((token) => (names.has(token) ? token : null)) as [number | null, number | null];
  return {
    vocabulary: table,
    cut: { normalizer: isSentencePiece ? { type: 'Prepend', prepend: ' ' } : null, pre_tokenizer: null, added_tokens: [] },
    symbols: 'characters',
    byteLevel: false,
    joining: { by: 'score', scores: Float32Array.from(scores) },
    wholePieces: false,
    signsSpaces: false,
    leadingSpace: isSentencePiece,
    first: { added: bos === null ? [] : [bos], usual: bos ?? eos, ends: eos === null ? [] : [eos] },
    chatTemplate: false,
  };
}

/** The first three are unknown, beginning and end; the last two were exported with line breaks around them. */
function specialName(bytes: Uint8Array, token: number): string | null {
  const text = token < 3 ? decoder.decode(bytes).trim() : '';
  return /^<\/?\w+>$/u.test(text) ? text : null;
}

const byteDigits = (own: Uint8Array): string | undefined =>
  own.length === 6 ? byteName.exec(decoder.decode(own))?.groups?.['digits'] : undefined;

function writeToken(own: Uint8Array, bytes: ByteWriter): TokenKind {
  const digits = byteDigits(own);
  if (digits === undefined) bytes.bytes(own);
  else bytes.byte(Number.parseInt(digits, 16));
  return digits === undefined ? tokenKinds.text : tokenKinds.byte;
}
