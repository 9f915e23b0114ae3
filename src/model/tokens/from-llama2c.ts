/**
 * llama2.c's `tokenizer.bin` (Karpathy): the length of the longest token, then for each token its score (float32), its length (int32) and its
 * bytes. Tokens are joined by score; a space stands before every text. Bytes have tokens from 3 on where they are there (`<0x00>`).
 */
import type { ByteWriter } from './byte-writer';
import { faulty } from './fault';
import type { PreparedTokenizer } from './prepared';
import { type TokenKind, makeVocabulary, tokenKinds } from './vocabulary';

const byteName = /^<0x(?<digits>[0-9A-F]{2})>$/u;
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
  let at = 4;
  const write = (token: number, bytes: ByteWriter): TokenKind => {
    if (at + 8 > file.byteLength) throw faulty('ends', token, vocabulary);
    const length = view.getInt32(at + 4, true);
    if (length < 0 || at + 8 + length > file.byteLength) throw faulty('ends', token, vocabulary);
    scores.push(view.getFloat32(at, true));
    const own = new Uint8Array(file, at + 8, length);
    at += 8 + length;
    const name = specialName(own, token);
    if (name !== null) names.set(token, name);
    return name === null ? writeToken(own, bytes) : tokenKinds.special;
  };
  const table = makeVocabulary(vocabulary, write, names);
  if (at < file.byteLength) throw faulty('rest', file.byteLength - at, vocabulary);
  const [bos, eos] = [1, 2].map((token) => (names.has(token) ? token : null)) as [number | null, number | null];
  return {
    vocabulary: table,
    cut: { normalizer: { type: 'Prepend', prepend: ' ' }, pre_tokenizer: null, added_tokens: [] },
    symbols: 'characters',
    byteLevel: false,
    joining: { by: 'score', scores: Float32Array.from(scores) },
    wholePieces: false,
    signsSpaces: false,
    leadingSpace: true,
    first: { added: bos === null ? [] : [bos], usual: bos ?? eos, ends: eos === null ? [] : [eos] },
    chatTemplate: false,
  };
}

/** The first three are unknown, beginning and end; the last two were exported with line breaks around them. */
function specialName(bytes: Uint8Array, token: number): string | null {
  const text = token < 3 ? decoder.decode(bytes).trim() : '';
  return /^<\/?\w+>$/u.test(text) ? text : null;
}

function writeToken(own: Uint8Array, bytes: ByteWriter): TokenKind {
  const digits = own.length === 6 ? byteName.exec(decoder.decode(own))?.groups?.['digits'] : undefined;
  if (digits === undefined) bytes.bytes(own);
  else bytes.byte(Number.parseInt(digits, 16));
  return digits === undefined ? tokenKinds.text : tokenKinds.byte;
}
