import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ModelError } from '../../../src/model/errors';
import { parseSpec } from '../../../src/model/parse-spec';
import { loadTokenizer } from '../../../src/model/tokens/load-tokenizer';
import { visibleText, visibleToken } from '../../../src/model/visible';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const story = loadTokenizer(json('public/models/tokenizers/story.json'), parseSpec(json('public/models/mha/spec.json')));
const backcopy = loadTokenizer(
  json('public/models/tokenizers/backcopy.json'),
  parseSpec(json('public/models/backcopy/spec.json')),
);
const fixture = json('tests/fixtures/tokenizer.json') as { cases: { text: string; ids: number[] }[] };

describe('the story tokenizer', () => {
  test.each(fixture.cases)('encodes $text as the Python that trained it does', ({ text, ids }) => {
    expect(story.encode(text)).toEqual({ tokens: ids, unknown: 0 });
  });

  test('gives back every text: all of the basic plane, and beyond', () => {
    for (let from = 0; from < 0x20000; from += 4096) {
      let text = '';
      for (let code = from; code < from + 4096; code++) if (code < 0xd800 || code > 0xdfff) text += String.fromCodePoint(code);
      expect(story.decode(story.encode(text).tokens)).toBe(text);
    }
  });

  test('reads a lone surrogate as U+FFFD', () => {
    expect(story.decode(story.encode('a\ud800b').tokens)).toBe('a\ufffdb');
  });

  test('never yields <bos> from text', () => {
    expect(story.encode('<bos>').tokens).not.toContain(0);
    expect(story.piece(0)).toMatchObject({ special: true });
  });
});

test('an alphabet of 63 characters leaves out the rest, and counts characters, not bytes', () => {
  const { tokens, unknown } = backcopy.encode('fox 🦊 and €');
  expect(unknown).toBe(2);
  expect(backcopy.decode(tokens)).toBe('fox  and ');
});

test('a tokenizer of another size is refused', () => {
  const spec = { ...parseSpec(json('public/models/mha/spec.json')), vocabulary: 1000 };
  expect(() => loadTokenizer(json('public/models/tokenizers/story.json'), spec)).toThrow(ModelError);
  expect(() => loadTokenizer(null, spec)).toThrow(ModelError);
  expect(() => loadTokenizer({ model: {} }, spec)).toThrow(ModelError);
});

describe('tokens on the screen', () => {
  test('spaces, line ends and tabs are seen', () => {
    expect(visibleText(' a\n\tb')).toBe('·a↵⇥b');
  });

  test('a piece that is no whole character shows its bytes', () => {
    expect(visibleToken({ text: null, bytes: Uint8Array.of(0xe4, 0xbd), special: false }, null)).toBe('⟨E4⟩⟨BD⟩');
  });

  test('what cannot be seen or turns the text around is written out', () => {
    expect(visibleText('\u200f\u200b\u0000')).toBe('⟨U+200F⟩⟨U+200B⟩⟨U+0000⟩');
  });

  test('a special token has its name', () => {
    expect(visibleToken(story.piece(0), story.specialName(0))).toBe('⟨bos⟩');
  });
});
