import { expect, test } from 'vitest';
import { visibleText, visibleToken } from '../../../src/model/visible';

const piece = (text: string) => ({ text, bytes: new TextEncoder().encode(text), special: false });

test.each([
  // Bidirectional controls and isolates, zero-width characters, a byte order mark, a soft hyphen, line and paragraph separators.
  ['\u202e', '⟨U+202E⟩'],
  ['\u2066', '⟨U+2066⟩'],
  ['\u200d', '⟨U+200D⟩'],
  ['\ufeff', '⟨U+FEFF⟩'],
  ['\u00ad', '⟨U+00AD⟩'],
  ['\u2028', '⟨U+2028⟩'],
  // Spaces that are not the space, controls, a variation selector, a language tag beyond the basic plane.
  ['\u00a0', '⟨U+00A0⟩'],
  ['\r', '⟨U+000D⟩'],
  ['\u007f', '⟨U+007F⟩'],
  ['\ufe0f', '⟨U+FE0F⟩'],
  ['\u{e0041}', '⟨U+E0041⟩'],
  // What can be seen stays as it is, markup included: it is text.
  ['<b>&amp;', '<b>&amp;'],
  ['🦊é', '🦊é'],
  ['שלום', 'שלום'],
])('%j', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('an accent without its letter is set on a dotted circle', () => {
  expect(visibleToken(piece('\u0301'), null)).toBe('\u25cc\u0301');
  expect(visibleToken(piece('e\u0301'), null)).toBe('e\u0301');
});

test('a special token loses its angle brackets, whichever kind', () => {
  const special = { text: null, bytes: new Uint8Array(), special: true };
  expect(visibleToken(special, '<bos>')).toBe('⟨bos⟩');
  expect(visibleToken(special, '<|endoftext|>')).toBe('⟨endoftext⟩');
});
