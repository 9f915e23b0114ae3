/** A vocabulary as flat arrays: what can be handed from one thread to another without copying, and searched without an object per token. */
import { ByteWriter } from './byte-writer';

/**
 * What a token is. A byte stands for itself where no longer token does, an added one is found in a text before all others, and `none` is a
 * number that no token has.
 */
export const tokenKinds = { none: 0, text: 1, special: 2, byte: 3, added: 4 } as const;
export type TokenKind = (typeof tokenKinds)[keyof typeof tokenKinds];

export interface Vocabulary {
  /** One more than the largest number. */
  readonly size: number;
  /** Every token's bytes, one after another; none for a special one. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** [size + 1] where each token's bytes begin. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** [size] a `TokenKind` each. */
  readonly kinds: Uint8Array<ArrayBuffer>;
  /** What special tokens are called. */
  readonly names: ReadonlyMap<number, string>;
  /** A hash table by bytes, of `text` tokens alone: 1 + the token, or 0; a power of 2 long. */
  readonly index: Int32Array<ArrayBuffer>;
  /** [256] the token of each byte that has one; -1 for the others. */
  readonly ofByte: Int32Array<ArrayBuffer>;
  /** Bytes of the longest token. */
  readonly longest: number;
}

/**
 * @param size tokens
 * @param write writes a token's bytes and says what it is; called for each token in order
 * @param names what the special ones are called
 */
export function makeVocabulary(
  size: number,
  write: (token: number, bytes: ByteWriter) => TokenKind,
  names: ReadonlyMap<number, string>,
): Vocabulary {
  const kinds = new Uint8Array(size);
  const starts = new Uint32Array(size + 1);
  const ofByte = new Int32Array(256).fill(-1);
  const writer = new ByteWriter();
  let longest = 0;
  for (let token = 0; token < size; token++) {
    const start = writer.length;
    const kind = write(token, writer);
    kinds[token] = kind;
    if (kind === tokenKinds.special || kind === tokenKinds.none) writer.backTo(start);
    else if (kind === tokenKinds.byte) ofByte[writer.from(start)[0] as number] = token;
    starts[token + 1] = writer.length;
    longest = Math.max(longest, writer.length - start);
  }
  const bytes = writer.from().slice();
  const index = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(8, 2 * size))));
  const made = { size, bytes, starts, kinds, names, index, ofByte, longest };
  for (let token = 0; token < size; token++) {
    const [start, end] = [starts[token] as number, starts[token + 1] as number];
    if (kinds[token] === tokenKinds.text && end > start) index[placeOf(made, bytes, start, end)] = token + 1;
  }
  return made;
}

/** Whether a number stands for no text: a special token, or none. */
export function isSpecial({ kinds, size }: Vocabulary, token: number): boolean {
  return token >= size || kinds[token] === tokenKinds.special || kinds[token] === tokenKinds.none;
}

/** A token's bytes. */
export function bytesOf({ bytes, starts }: Vocabulary, token: number): Uint8Array<ArrayBuffer> {
  return bytes.subarray(starts[token], starts[token + 1]);
}

/** The token that has just these bytes, of those that a text may become; -1 without one. */
export function tokenOf(vocabulary: Vocabulary, text: Uint8Array, from = 0, to = text.length): number {
  if (to - from > vocabulary.longest || to <= from) return -1;
  return (vocabulary.index[placeOf(vocabulary, text, from, to)] as number) - 1;
}

/** Where in the index these bytes are, or belong. */
function placeOf({ index, bytes, starts }: Vocabulary, text: Uint8Array, from: number, to: number): number {
  const mask = index.length - 1;
  // FNV-1a, mixed once more because only its low bits are used.
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (text[i] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  for (let place = (hash ^ (hash >>> 13)) & mask; ; place = (place + 1) & mask) {
    const token = (index[place] as number) - 1;
    if (token < 0) return place;
    const start = starts[token] as number;
    if ((starts[token + 1] as number) - start !== to - from) continue;
    let i = 0;
    while (i < to - from && bytes[start + i] === text[from + i]) i += 1;
    if (i === to - from) return place;
  }
}
