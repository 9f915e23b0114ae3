import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { ModelError } from '../../../../src/model/errors';
import { shareVocabulary } from '../../../../src/model/shared-vocabulary';
import type { Tokenizer } from '../../../../src/model/tokenizer';
import type { TokenizerSource } from '../../../../src/model/tokens/prepare';
import { readTokenizer } from '../../../../src/model/tokens/read-tokenizer';
import { languageIds, speak } from '../../../../src/words';
import { byteLevelJson, llama2cFile, sentencePieceGguf, sentencePieceJson } from './small-vocabularies';

const blob = (json: unknown): Blob => new Blob([JSON.stringify(json)]);
const file = (json: unknown): TokenizerSource => ({ kind: 'huggingFace', files: { 'tokenizer.json': blob(json) } });
const gguf = (change: object): TokenizerSource => ({ kind: 'gguf', metadata: { ...sentencePieceGguf(['a', 'b']), ...change } });
const bytes = { 'tokenizer.ggml.model': 'gpt2', 'tokenizer.ggml.merges': ['a b'], 'tokenizer.ggml.pre': 'gpt-2' };

const problemOf = async (source: TokenizerSource, vocabulary = 4096): Promise<string> => {
  const error: unknown = await readTokenizer(source, vocabulary).then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(ModelError);
  expect(error).toMatchObject({ code: 'bad-tokenizer' });
  return ((error as ModelError<'bad-tokenizer'>).details as { problem: string }).problem;
};

const model = (change: object): unknown => {
  const json = byteLevelJson([['a', 'b']]) as { model: object };
  return { ...json, model: { ...json.model, ...change } };
};
const many = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`a${i}`, i]));

const cases: readonly (readonly [what: string, source: TokenizerSource, problem: RegExp, vocabulary?: number])[] = [
  ['nothing', { kind: 'huggingFace', files: {} }, /kind/u],
  ['no JSON', { kind: 'huggingFace', files: { 'tokenizer.json': new Blob(['{']) } }, /tokenizer\.json is not JSON/u],
  [
    'a companion that is no JSON',
    { kind: 'huggingFace', files: { 'tokenizer.json': blob(byteLevelJson([])), 'tokenizer_config.json': new Blob(['?']) } },
    /tokenizer_config\.json is not JSON/u,
  ],
  ['WordPiece', file(model({ type: 'WordPiece' })), /“WordPiece”/u],
  ['ends of words', file(model({ end_of_word_suffix: '</w>' })), /suffixes/u],
  ['no vocabulary', file(model({ vocab: [] })), /no list of tokens/u],
  ['an empty vocabulary', file(model({ vocab: {} })), /no list of tokens/u],
  ['no merges', file(model({ merges: undefined })), /no merges/u],
  ['an empty list of merges', file(model({ vocab: many, merges: [] })), /no merges/u],
  ['a merge of one', file(model({ merges: ['ab'] })), /not two tokens/u],
  ['a merge of what is not there', file(model({ merges: ['a z7'] })), /“az7”/u],
  ['a number for a text', file(model({ vocab: { a: 'b' } })), /“a”/u],
  ['two of one number', file(model({ vocab: { a: 1, b: 1 } })), /number 1$/u],
  ['beyond the model', file(byteLevelJson([])), /token 256.*ends at 255/u, 256],
  ['a huge number', file(model({ vocab: { a: 2 ** 40 } })), /token 1099511627776/u, 2 ** 45],
  ['another alphabet', file(model({ vocab: { 文: 0 }, merges: [] })), /token 0.*alphabet/u],
  ['a rule of another kind', file({ ...byteLevelJson([]), pre_tokenizer: { type: 'Sorcery' } }), /Sorcery/u],
  [
    'a rule that the library reads otherwise',
    file({ ...byteLevelJson([]), pre_tokenizer: { type: 'Split', pattern: { Regex: 'a' }, behavior: 'MergedWithNext' } }),
    /rule/u,
  ],
  ['an added token without a number', file({ ...byteLevelJson([]), added_tokens: [{ content: 'a' }] }), /added tokens/u],
  ['GGUF without a tokenizer', { kind: 'gguf', metadata: {} }, /no list of tokens/u],
  ['GGUF of another kind', gguf({ 'tokenizer.ggml.model': 'rwkv' }), /“rwkv”/u],
  ['GGUF without tokens', gguf({ 'tokenizer.ggml.tokens': [] }), /no list of tokens/u],
  ['GGUF without scores', gguf({ 'tokenizer.ggml.scores': undefined }), /score/u],
  ['GGUF with more tokens than the model', gguf({}), /token 260/u, 200],
  ['GGUF without merges', gguf({ ...bytes, 'tokenizer.ggml.merges': undefined }), /no merges/u],
  ['GGUF with an unknown rule', gguf({ ...bytes, 'tokenizer.ggml.pre': 'of-mine' }), /of-mine/u],
  ['tokenizer.bin that ends', { kind: 'llama2c', file: new Blob([llama2cFile([['a', 0]])]) }, /ends in token 1/u, 2],
  [
    'tokenizer.bin that goes on',
    {
      kind: 'llama2c',
      file: new Blob([
        llama2cFile([
          ['a', 0],
          ['b', 0],
        ]),
      ]),
    },
    /9 bytes more/u,
    1,
  ],
  ['an empty tokenizer.bin', { kind: 'llama2c', file: new Blob([]) }, /ends in token 0/u],
];

describe('what is wrong gets a sentence', () => {
  for (const [what, source, problem, vocabulary] of cases)
    test(`it has ${what}`, async () => {
      expect(await problemOf(source, vocabulary)).toMatch(problem);
    });

  test('a file of 2 GB is not read', async () => {
    const large = Object.defineProperty(new Blob(['{}']), 'size', { value: 2e9 });
    expect(await problemOf({ kind: 'huggingFace', files: { 'tokenizer.json': large } })).toMatch(/2000 MB/u);
  });

  test('a reading that is given up ends with the reason', async () => {
    await expect(readTokenizer(file(byteLevelJson([])), 4096, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });

  describe('in every language', () => {
    afterEach(() => speak('en'));

    test.each(languageIds)('%s', async (language) => {
      await speak(language);
      const problems = await Promise.all(cases.map(([, source, , vocabulary]) => problemOf(source, vocabulary)));
      for (const problem of problems) expect(problem).not.toMatch(/undefined|NaN|function/u);
      expect(new Set(problems).size).toBeGreaterThan(20);
    });
  });
});

async function expectAlways<T>(property: fc.IAsyncProperty<T>): Promise<void> {
  await fc.assert(property, { numRuns: 150 });
}

/** Anything that JSON can be in place of anything in a file. */
const changed = (json: unknown): fc.Arbitrary<unknown> =>
  fc.tuple(fc.nat(), fc.jsonValue(), fc.nat()).map(([at, value, sort]) => {
    const copy = structuredClone(json) as object;
    const places: (readonly [object, string])[] = [];
    const walk = (within: object): void => {
      for (const [key, each] of Object.entries(within).slice(0, 300)) {
        places.push([within, key]);
        if (typeof each === 'object' && each !== null) walk(each as object);
      }
    };
    walk(copy);
    const [within, key] = places[at % places.length] as readonly [object, string];
    if (sort % 3 === 0) Reflect.deleteProperty(within, key);
    else Reflect.set(within, key, value);
    return copy;
  });

/** Whether it is a tokenizer, which then reads a text and gives a text back, or a sentence. */
async function checkOutcome(source: TokenizerSource, text: string): Promise<boolean> {
  const tokenizer = await readTokenizer(source, 1024).catch((error: unknown): Tokenizer | null => {
    expect(error).toBeInstanceOf(ModelError);
    return null;
  });
  if (tokenizer === null) return true;
  const { tokens } = tokenizer.encode(text);
  for (const token of tokens) expect(tokenizer.piece(token).special).toBe(false);
  expect(typeof tokenizer.decode(tokens)).toBe('string');
  return shareVocabulary({ tokenizer }, { tokenizer });
}

describe('changed files are read or refused', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });

  test.each([
    [
      'bytes',
      byteLevelJson([
        ['a', 'b'],
        ['Ġ', 'a'],
      ]),
    ],
    ['characters', sentencePieceJson(['▁', 'a', 'b'], [['a', 'b']])],
  ])('tokenizer.json of %s', async (_, json) => {
    await expectAlways(fc.asyncProperty(changed(json), text, (copy, typed) => checkOutcome(file(copy), typed)));
  });

  test('files beside it', async () => {
    const config = { add_bos_token: true, bos_token: { content: '<s>' }, eos_token: '</s>', tokenizer_class: 'LlamaTokenizer' };
    await expectAlways(
      fc.asyncProperty(changed(config), changed({ bos_token_id: 1, eos_token_id: [2] }), (copy, generation) =>
        checkOutcome(
          {
            kind: 'huggingFace',
            files: {
              'tokenizer.json': blob(sentencePieceJson(['a'], [])),
              'tokenizer_config.json': blob(copy),
              'generation_config.json': blob(generation),
            },
          },
          'a',
        ),
      ),
    );
  });

  test('GGUF', async () => {
    const both = [sentencePieceGguf(['▁', 'a', 'b', 'ab']), { ...sentencePieceGguf(['a', 'b', 'ab']), ...bytes }];
    await expectAlways(
      fc.asyncProperty(fc.constantFrom(...both).chain(changed), text, (metadata, typed) =>
        checkOutcome({ kind: 'gguf', metadata: metadata as Record<string, unknown> }, typed),
      ),
    );
  });

  test('llama2.c: any bytes, and lengths that claim more than is there', async () => {
    await expectAlways(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(20), text, async (contents, vocabulary, typed) => {
        const read = readTokenizer({ kind: 'llama2c', file: new Blob([contents]) }, vocabulary);
        await read.then(
          ({ encode }) => encode(typed),
          (error: unknown) => expect(error).toBeInstanceOf(ModelError),
        );
      }),
    );
  });
});
