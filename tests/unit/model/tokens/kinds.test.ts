import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Tokenizer } from '../../../../src/model/tokenizer';
import { type TokenizerSource, prepare } from '../../../../src/model/tokens/prepare';
import { cuttingTokenizer } from '../../../../src/model/tokens/cut-text';
import { visibleToken } from '../../../../src/model/visible';
import { byteLevelJson, llama2cFile, sentencePieceGguf, sentencePieceJson } from './small-vocabularies';

const read = async (source: TokenizerSource, vocabulary = 4096): Promise<Tokenizer> =>
  cuttingTokenizer(await prepare(source, vocabulary), vocabulary);
const blob = (json: unknown): Blob => new Blob([JSON.stringify(json)]);
const readJson = (json: unknown, vocabulary?: number): Promise<Tokenizer> =>
  read({ kind: 'huggingFace', files: { 'tokenizer.json': blob(json) } }, vocabulary);
const written = ({ piece, specialName }: Tokenizer, tokens: readonly number[]): string =>
  tokens.map((token) => visibleToken(piece(token), specialName(token))).join('|');

/** By rank: `th`, `the`, `Ġthe`, `at`; so `that` is `th` and `at`. */
const english = [
  ['t', 'h'],
  ['th', 'e'],
  ['Ġ', 'the'],
  ['a', 't'],
] as const;

describe('bytes, joined by rank', () => {
  test('a text by hand', async () => {
    const tokenizer = await readJson(byteLevelJson(english));
    expect(tokenizer.encode('that the').tokens).toEqual([256, 259, 258]);
    expect(written(tokenizer, tokenizer.encode('that thé').tokens)).toBe('th|at|·|th|⟨C3⟩|⟨A9⟩');
    expect(tokenizer.encode('the<|endoftext|>').tokens).not.toContain(260);
    expect(tokenizer.specialName(260)).toBe('<|endoftext|>');
  });

  test('the same from GGUF as from tokenizer.json, on the texts of the shipped tokenizer', async () => {
    const json = JSON.parse(readFileSync('public/models/tokenizers/story.json', 'utf8')) as {
      added_tokens: { id: number }[];
      model: { vocab: Record<string, number>; merges: string[] };
    };
    const { cases } = JSON.parse(readFileSync('tests/fixtures/tokenizer.json', 'utf8')) as {
      cases: { text: string; ids: number[] }[];
    };
    const tokens = Object.entries(json.model.vocab).toSorted(([, a], [, b]) => a - b);
    const special = new Set(json.added_tokens.map(({ id }) => id));
    const gguf = await read({
      kind: 'gguf',
      metadata: {
        'tokenizer.ggml.model': 'gpt2',
        'tokenizer.ggml.pre': 'gpt-2',
        'tokenizer.ggml.tokens': tokens.map(([text]) => text),
        'tokenizer.ggml.token_type': tokens.map(([, id]) => (special.has(id) ? 3 : 1)),
        'tokenizer.ggml.merges': json.model.merges.map((merge: string | string[]) => [merge].flat().join(' ')),
        'tokenizer.ggml.bos_token_id': 0n,
      },
    });
    for (const { text, ids } of cases) expect(gguf.encode(text).tokens).toEqual(ids);
    expect(gguf.first).toEqual({ added: [], usual: 0, ends: [] });
  });

  test('GPT-2’s vocab.json and merges.txt', async () => {
    const { model } = byteLevelJson(english) as { model: { vocab: object; merges: string[] } };
    const tokenizer = await read({
      kind: 'huggingFace',
      files: { 'vocab.json': blob(model.vocab), 'merges.txt': new Blob([`#version: 0.2\n${model.merges.join('\n')}\n`]) },
    });
    expect(tokenizer.encode('that the').tokens).toEqual([256, 259, 258]);
    expect(tokenizer.piece(260).special).toBe(true);
  });

  test('a piece that is a token stays whole where the merges are to be ignored', async () => {
    const json = byteLevelJson([...english, ['t', 'ha'], ['h', 'a']]);
    const ignoring = byteLevelJson([...english, ['t', 'ha'], ['h', 'a']], { ignore_merges: true });
    expect(written(await readJson(json), (await readJson(json)).encode('tha').tokens)).toBe('th|a');
    expect(written(await readJson(ignoring), (await readJson(ignoring)).encode('tha').tokens)).toBe('tha');
  });

  test('an added token that is not special is found in a text', async () => {
    const json = byteLevelJson(english) as { added_tokens: object[] };
    json.added_tokens.push({ id: 261, content: '   ', special: false, normalized: false });
    const tokenizer = await readJson(json);
    expect(tokenizer.encode('at   the').tokens).toEqual([259, 261, 257]);
    expect(tokenizer.decode([259, 261, 257])).toBe('at   the');
  });

  test('Llama 3’s rules cut capital contractions and digits by three', async () => {
    const gguf = await read({
      kind: 'gguf',
      metadata: {
        'tokenizer.ggml.model': 'gpt2',
        'tokenizer.ggml.pre': 'llama-bpe',
        'tokenizer.ggml.tokens': [
          ...Object.keys((byteLevelJson([]) as { model: { vocab: object } }).model.vocab),
          '12',
          '34',
          '123',
        ],
        'tokenizer.ggml.merges': ['3 4', '1 2', '12 3'],
        'tokenizer.ggml.bos_token_id': 256,
      },
    });
    // 123 and 4 are pieces of their own, so 3 and 4 are not joined.
    expect(written(gguf, gguf.encode('1234').tokens)).toBe('123|4');
    expect(gguf.first.added).toEqual([256]);
  });
});

describe('characters with bytes to fall back on', () => {
  const json = sentencePieceJson(
    ['▁', 't', 'h', 'e'],
    [
      ['t', 'h'],
      ['▁', 'th'],
      ['▁th', 'e'],
    ],
  );

  test('a text by hand: a space in front, signs for spaces, bytes for what is no token', async () => {
    const tokenizer = await readJson(json);
    expect(written(tokenizer, tokenizer.encode('the the').tokens)).toBe('·the|·the');
    expect(tokenizer.encode('the\né').tokens).toEqual([265, 3 + 10, 3 + 0xc3, 3 + 0xa9]);
    expect(written(tokenizer, tokenizer.encode('\né').tokens)).toBe('·|↵|⟨C3⟩|⟨A9⟩');
    expect(tokenizer.decode(tokenizer.encode(' the\né ').tokens)).toBe(' the\né ');
    expect(tokenizer.first).toEqual({ added: [1], usual: 1, ends: [] });
  });

  test('a token by its text, also one that no text by itself becomes', async () => {
    const tokenizer = await readJson(json);
    expect(tokenizer.tokenOf('th')).toBe(263);
    expect(tokenizer.tokenOf(' the')).toBe(265);
    expect(tokenizer.tokenOf('\n')).toBe(3 + 10);
    expect(tokenizer.tokenOf('<s>')).toBeNull();
  });

  test('from GGUF by score: the best token first, wherever it is', async () => {
    // Scores -1, -2 …: `he` before `th`, so `the` is `t` and `he`.
    const gguf = await read({ kind: 'gguf', metadata: sentencePieceGguf(['he', 'th', '▁t', 'the', '▁', 't', 'h', 'e']) });
    expect(written(gguf, gguf.encode('the he').tokens)).toBe('·t|he|·|he');
    expect(gguf.first).toEqual({ added: [1], usual: 1, ends: [2] });
  });

  test('from GGUF without a space in front', async () => {
    const metadata = { ...sentencePieceGguf(['▁', 't', '▁t']), 'tokenizer.ggml.add_space_prefix': false };
    const gguf = await read({ kind: 'gguf', metadata });
    expect(written(gguf, gguf.encode('t t').tokens)).toBe('t|·t');
    expect(gguf.decode(gguf.encode(' t').tokens)).toBe(' t');
  });
});

test('unigram: the likeliest tokens together, though each step would choose others', async () => {
  const vocab = [
    ['<unk>', 0],
    ['▁', -2],
    ['a', -3],
    ['b', -3],
    ['ab', -4],
    ['abb', -9],
    ['bb', -3.5],
  ] as const;
  const tokenizer = await readJson({
    added_tokens: [{ id: 0, content: '<unk>', special: true }],
    normalizer: null,
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' },
    post_processor: null,
    decoder: null,
    model: { type: 'Unigram', unk_id: 0, vocab },
  });
  // a|bb is -6.5, ab|b -7, abb -9.
  expect(written(tokenizer, tokenizer.encode('abb').tokens)).toBe('·|a|bb');
  expect(tokenizer.encode('a?b')).toEqual({ tokens: [1, 2, 3], unknown: 1 });
});

test('llama2.c: a space in front, the best score first, unknown characters left out where there are no bytes', async () => {
  const file = llama2cFile([
    ['<unk>', 0],
    ['\n<s>\n', 0],
    ['\n</s>\n', 0],
    [' ', -1],
    ['a', -2],
    ['b', -3],
    ['ab', -4],
    [' a', -5],
  ]);
  const tokenizer = await read({ kind: 'llama2c', file: new Blob([file]) }, 8);
  expect(tokenizer.encode('ab a').tokens).toEqual([3, 6, 7]);
  expect(tokenizer.encode('aéb')).toEqual({ tokens: [7, 5], unknown: 1 });
  expect(tokenizer.decode([1, 3, 6, 7, 2])).toBe('ab a');
  expect(tokenizer.specialName(1)).toBe('<s>');
  expect(tokenizer.first).toEqual({ added: [1], usual: 1, ends: [2] });
});

test('llama2.c: characters alone, whose texts begin without a space', async () => {
  const characters = ['<unk>', '<s>', '</s>', '\n', '月', ' ', '光'];
  const file = llama2cFile(characters.map((each) => [each, 0]));
  const tokenizer = await read({ kind: 'llama2c', file: new Blob([file]) }, characters.length);
  expect(tokenizer.encode('月 光\n').tokens).toEqual([4, 5, 6, 3]);
  expect(tokenizer.decode([1, 5, 4])).toBe(' 月');
});

test('rows of the model that no token uses have a number for a name', async () => {
  const tokenizer = await readJson(byteLevelJson(english), 300);
  expect(tokenizer.size).toBe(261);
  expect(visibleToken(tokenizer.piece(299), tokenizer.specialName(299))).toBe('⟨[299]⟩');
  expect(() => tokenizer.piece(300)).toThrow(RangeError);
});
