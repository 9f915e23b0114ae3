/**
 * GPT-2's byte alphabet: a printable character for each of the 256 bytes, so that a byte-level vocabulary is text. Printable
 * Latin-1 bytes stand for themselves; the other 68 take the characters from U+0100 on, in order.
 */

const isPrintable = (byte: number): boolean => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;

function alphabet(): readonly string[] {
  let others = 0;
  return Array.from({ length: 256 }, (_, byte) => {
    if (isPrintable(byte)) return String.fromCharCode(byte);
    others += 1;
    return String.fromCharCode(0xff + others);
  });
}

/** [256] the character for each byte. */
export const symbolOfByte: readonly string[] = alphabet();

/** The byte for each character of the alphabet. */
export const byteOfSymbol: ReadonlyMap<string, number> = new Map(symbolOfByte.map((symbol, byte) => [symbol, byte]));
