import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { fitPrompt } from '../../../src/decode/session/fit-prompt';
import { type LoadedModel, loadedModel } from '../../../src/decode/session/session-state';
import { findModel, loadCatalogue } from '../../../src/model/catalogue';
import { loadModel } from '../../../src/model/load-model';

const files = {
  read: async (path: string): Promise<ArrayBuffer> => new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer,
};
const catalogue = await loadCatalogue(files);
const stories = loadedModel(await loadModel(findModel(catalogue, 'mha'), files));
/** Its alphabet lacks most characters. */
const letters = loadedModel(await loadModel(findModel(catalogue, 'backcopy'), files));

const most = 200;
const room = most - 1 - 64;

const story = 'Once upon a time there was an unbelievably hungry caterpillar; it said “hello”, and went on. ';
const texts: readonly [string, LoadedModel, string][] = [
  ['sentences', stories, story],
  ['one word', stories, 'internationalisation'],
  ['one letter', stories, 'a'],
  ['line breaks', stories, 'a\n\n\n b\n'],
  ['emoji, whose bytes are tokens', stories, '🦊👩‍👩‍👧'],
  ['right to left', stories, 'שלום עולם '],
  ['characters that are not in the alphabet', letters, 'the fox 🦊 and € the cat. '],
];

describe.each(texts)('%s', (_, model, unit) => {
  // Begun anywhere, so that the cut falls on every place of a word and of a character.
  const shifted = Array.from({ length: 12 }, (__, shift) => 'x'.repeat(shift) + unit.repeat(Math.ceil(4000 / unit.length)));

  test('a text of ordinary length: as many tokens as fit, and the others are counted', () => {
    for (const text of shifted) {
      const { tokens } = model.tokenizer.encode(text);
      const fitted = fitPrompt(text, 0, most, model);
      expect(fitted.tokens).toEqual(tokens.slice(0, room));
      expect(fitted.notices).toContainEqual({ kind: 'promptTruncated', kept: room, dropped: tokens.length - room });
    }
  });

  test('what a link holds of it gives the same tokens, and hardly more than these', () => {
    for (const text of shifted) {
      const fitted = fitPrompt(text, 0, most, model);
      const { read } = fitted;
      expect(read).not.toBeNull();
      if (read === null) continue;
      expect(text.startsWith(read)).toBe(true);
      expect(fitPrompt(read, 0, most, model).tokens).toEqual(fitted.tokens);
      expect(model.tokenizer.encode(read).tokens.length - room).toBeLessThanOrEqual(12);
    }
  });

  test('a text of millions: the same tokens, a part of it encoded, and the characters that were left out', () => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    let encoded = 0;
    const tokenizer: LoadedModel['tokenizer'] = {
      ...model.tokenizer,
      encode(part) {
        encoded += part.length;
        return model.tokenizer.encode(part);
      },
    };
    const fitted = fitPrompt(text, 0, most, { ...model, tokenizer });
    expect(encoded).toBeLessThan(text.length);
    // A fifth of it, encoded whole, is the reference.
    const { tokens } = model.tokenizer.encode(text.slice(0, 200_000));
    expect(fitted.tokens).toEqual(tokens.slice(0, room));
    const notice = fitted.notices.find(({ kind }) => kind === 'promptTruncated');
    expect(notice).toHaveProperty('characters');
    if (!notice || !('characters' in notice)) return;
    // What was read and what was left out are the text, but for characters that are not in the alphabet.
    const read = Array.from(text)
      .slice(0, Array.from(text).length - notice.characters)
      .join('');
    const spelt = model.tokenizer.decode(fitted.tokens).replace(/\ufffd+$/u, '');
    expect(model.tokenizer.decode(model.tokenizer.encode(read).tokens)).toBe(spelt);
  });
});

test('a text that fits is read whole, and a link holds it as it is', () => {
  expect(fitPrompt(story, 0, most, stories)).toEqual({ tokens: stories.tokenizer.encode(story).tokens, notices: [], read: null });
});

test('characters that are not known, for longer than is counted, are passed over', () => {
  const text = `${'🦊'.repeat(60_000)}${'the cat '.repeat(20_000)}`;
  const fitted = fitPrompt(text, 0, most, letters);
  expect(letters.tokenizer.decode(fitted.tokens)).toBe('the cat '.repeat(100).slice(0, room));
});
