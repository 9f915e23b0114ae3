/** How a file writes tokens: as text, with a sign in place of spaces (SentencePiece), or in GPT-2's byte alphabet. */
import type { ByteWriter } from './byte-writer';

/** SentencePiece's space. */
export const spaceSign = '\u2581';

/** Writes a token's text as its bytes. @returns whether it is written in the file's way; if not, nothing is written */
export type Spelling = (text: string, bytes: ByteWriter) => boolean;

export function spelling(byteLevel: boolean, signsSpaces: boolean): Spelling {
  if (byteLevel) return (text, bytes) => bytes.symbols(text);
  return (text, bytes) => {
    bytes.utf8(signsSpaces ? text.replaceAll(spaceSign, ' ') : text);
    return true;
  };
}
