import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loadTokenizer } from '../../../src/model/tokens/load-tokenizer';
import { typedToken } from '../../../src/model/typed-token';
import { typedText, visibleText } from '../../../src/model/visible';

const json: unknown = JSON.parse(await readFile('public/models/tokenizers/story.json', 'utf8'));
const tokenizer = loadTokenizer(json, { vocabulary: 1024, start: [0] });

test('what is written on the screen is typed as it is read', () => {
  for (const text of ['\n', ' the', 'a\tb c\n']) expect(typedText(visibleText(text))).toBe(text);
  expect(typedText(String.raw`a\nb\t`)).toBe('a\nb\t');
});

test('a text of one token is that token, by any spelling', () => {
  const vocabulary = (json as { model: { vocab: Record<string, number> } }).model.vocab;
  // Byte-level vocabularies write the newline Ċ and the space Ġ.
  for (const typed of ['↵', String.raw`\n`, '\n'])
    expect(typedToken(typed, tokenizer)).toEqual({ kind: 'token', token: vocabulary['Ċ'] });
  for (const typed of ['·the', ' the'])
    expect(typedToken(typed, tokenizer)).toEqual({ kind: 'token', token: vocabulary['Ġthe'] });
});

test('anything else is told apart: nothing, several tokens, characters that cannot be written', () => {
  expect(typedToken('', tokenizer)).toEqual({ kind: 'empty' });
  const several = typedToken('the cat sat', tokenizer);
  expect(several.kind === 'several' ? tokenizer.decode(several.tokens) : several.kind).toBe('the cat sat');
  expect(typedToken('<bos>', tokenizer).kind).toBe('several');
  // A tokenizer of letters alone.
  const letters = {
    tokenOf: (text: string) => (text === 'a' ? 5 : null),
    encode: (text: string) => ({ tokens: text === 'a' ? [5] : [], unknown: text === 'a' ? 0 : 1 }),
  };
  expect(typedToken('a', letters)).toEqual({ kind: 'token', token: 5 });
  expect(typedToken('é', letters)).toEqual({ kind: 'unknown', count: 1 });
});
