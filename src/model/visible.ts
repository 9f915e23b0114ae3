/**
 * How a token is written on the screen: everything that would be invisible, or would move its neighbours, is made visible.
 * The result is text for a text node, never HTML.
 */
import type { TokenPiece } from './tokenizer';

const signs: Readonly<Record<string, string>> = { ' ': '·', '\n': '↵', '\t': '⇥' };

/**
 * What cannot be seen or reorders text: controls, formats (zero-width and bidirectional marks), other separators, surrogates,
 * private and unassigned characters, variation selectors, fillers. A plain mark (a combining accent) is set on a dotted circle.
 */
// The class lists single code points on purpose.
// oxlint-disable-next-line no-misleading-character-class
const hidden = /^[\p{C}\p{Z}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]$/u;
const leadingMark = /^\p{M}/u;

/**
 * A token as display text: `·` space, `↵` newline, `⇥` tab, `⟨E4⟩` each byte of a piece that is not UTF-8 by itself,
 * `⟨U+200F⟩` a character that cannot be seen, `⟨bos⟩` a special token, by its `name` (`<bos>`).
 */
export function visibleToken(piece: TokenPiece, name: string | null): string {
  if (piece.special) return `⟨${(name ?? '').replace(/^<\|?|\|?>$/gu, '')}⟩`;
  if (piece.text === null) return Array.from(piece.bytes, (byte) => `⟨${hexadecimal(byte, 2)}⟩`).join('');
  const written = visibleText(piece.text);
  return leadingMark.test(written) ? `\u25cc${written}` : written;
}

/** A text with every character visible (see `visibleToken`). */
export function visibleText(text: string): string {
  return Array.from(text, (character) => signs[character] ?? (hidden.test(character) ? codePoint(character) : character)).join(
    '',
  );
}

/** The text behind what is typed as on the screen: the signs, and `\n` and `\t`, become the characters that they show. */
export function typedText(typed: string): string {
  const escapes = { '\n': '\\n', '\t': '\\t' };
  return [...Object.entries(signs), ...Object.entries(escapes)].reduce(
    (text, [character, sign]) => text.replaceAll(sign, character),
    typed,
  );
}

function codePoint(character: string): string {
  return `⟨U+${hexadecimal(character.codePointAt(0) ?? 0, 4)}⟩`;
}

function hexadecimal(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
