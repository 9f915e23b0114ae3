/** Random vocabularies and texts: the tokens are those of the library, or of the plainest program for the same. */
import { Tokenizer as Library } from '@huggingface/tokenizers';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromGguf } from '../../../../src/model/tokens/from-gguf';
import { fromJson } from '../../../../src/model/tokens/from-json';
import { fromLlama2c } from '../../../../src/model/tokens/from-llama2c';
import { cuttingTokenizer } from '../../../../src/model/tokens/cut-text';
import { byteLevelJson, byteNames, llama2cFile, sentencePieceGguf, sentencePieceJson } from './small-vocabularies';

const none = { tokenizerConfig: null, specialTokens: null, generation: null, model: null };
const runs = { numRuns: 200 };

/** Merges of what is there already, so that each makes a token of two. */
const merges = (letters: readonly string[]): fc.Arbitrary<(readonly [string, string])[]> =>
  fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 }).map((picks) => {
    const texts = [...letters];
    const made: (readonly [string, string])[] = [];
    for (const [a, b] of picks) {
      const sides = [texts[a % texts.length] as string, texts[b % texts.length] as string] as const;
      if (texts.includes(sides.join('')) || sides.join('').length > 12) continue;
      texts.push(sides.join(''));
      made.push(sides);
    }
    return made;
  });

/** Texts mostly of a few letters, so that much is merged, and of anything else. */
const textOf = (letters: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...Array.from(letters)) }, fc.string({ unit: 'grapheme', maxLength: 3 })),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join(''));

const libraryIds = (json: Record<string, unknown>, text: string): readonly number[] =>
  new Library({ ...json, added_tokens: [] }, {}).encode(text, { add_special_tokens: false }).ids;

test('bytes by rank', () => {
  fc.assert(
    fc.property(merges(['a', 'b', 'c', 'Ġ']), textOf('aabbc  '), (made, text) => {
      const json = byteLevelJson(made);
      const { encode, decode } = cuttingTokenizer(fromJson(json, none, 600), 600);
      const { tokens } = encode(text);
      expect(tokens).toEqual(libraryIds(json, text));
      expect(decode(tokens)).toBe(text);
    }),
    runs,
  );
});

test('characters by rank', () => {
  fc.assert(
    fc.property(merges(['a', 'b', 'c', '▁']), textOf('aabbc  '), (made, text) => {
      const json = sentencePieceJson(['▁', 'a', 'b', 'c'], made);
      const { encode, decode } = cuttingTokenizer(fromJson(json, none, 600), 600);
      const { tokens } = encode(text);
      if (text !== '') expect(tokens).toEqual(libraryIds(json, text));
      expect(decode(tokens)).toBe(text.replaceAll('▁', ' '));
    }),
    runs,
  );
});

test('unigram: no other way to cut a text has a larger sum', () => {
  const letters = ['a', 'b', '▁'];
  fc.assert(
    fc.property(
      merges(letters),
      fc.array(fc.double({ min: -9, max: 0, noNaN: true }), { minLength: 33, maxLength: 33 }),
      textOf('ab '),
      (made, scores, text) => {
        const texts = [...letters, ...made.map((sides) => sides.join(''))];
        const vocab = [['<unk>', -10], ...texts.map((each, i) => [each, Math.fround(scores[i] as number)])];
        const json = {
          added_tokens: [],
          normalizer: null,
          pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' },
          post_processor: null,
          decoder: null,
          model: { type: 'Unigram', unk_id: 0, vocab },
        };
        const sum = (ids: readonly number[]): number => ids.reduce((total, id) => total + (vocab[id]?.[1] as number), 0);
        // Unknown characters are left out here and are a token there; the ways may differ where sums are equal.
        const theirs = libraryIds(json, text).filter((id) => id !== 0);
        expect(sum(cuttingTokenizer(fromJson(json, none, 64), 64).encode(text).tokens)).toBeCloseTo(sum(theirs), 6);
      },
    ),
    runs,
  );
});

/** llama2.c's loop, as its C program has it: of all neighbours that are a token together, the first with the best score is joined. */
function joinedPlainly(
  text: string,
  texts: readonly string[],
  scores: readonly number[],
  bytesFrom: number | null,
): readonly number[] {
  const symbols = Array.from(text);
  for (;;) {
    let best = -1;
    let score = -Infinity;
    for (let i = 0; i + 1 < symbols.length; i++) {
      const token = texts.indexOf(`${symbols[i]}${symbols[i + 1]}`);
      if (token >= 0 && (scores[token] as number) > score) [best, score] = [i, scores[token] as number];
    }
    if (best < 0) break;
    symbols.splice(best, 2, `${symbols[best]}${symbols[best + 1]}`);
  }
  return symbols.flatMap((symbol) => {
    const token = texts.indexOf(symbol);
    if (token >= 0) return [token];
    return bytesFrom === null ? [] : Array.from(new TextEncoder().encode(symbol), (byte) => bytesFrom + byte);
  });
}

describe('by score', () => {
  const scored = fc.tuple(
    merges(['a', 'b', 'c', ' ']),
    fc.array(fc.integer({ min: -6, max: 0 }), { minLength: 40, maxLength: 40 }),
  );

  test('llama2.c', () => {
    fc.assert(
      fc.property(scored, textOf('aabbc  '), fc.boolean(), ([made, scores], text, hasBytes) => {
        const texts = [
          ...['<unk>', '<s>', '</s>'],
          ...(hasBytes ? byteNames : []),
          ...[' ', 'a', 'b', 'c'],
          ...made.map((sides) => sides.join('')),
        ];
        const file = llama2cFile(texts.map((each, i) => [each, scores[i % 40] as number]));
        const { encode, decode } = cuttingTokenizer(fromLlama2c(file, texts.length), texts.length);
        const all = texts.map((_, i) => scores[i % 40] as number);
        // A vocabulary of single characters, without bytes, is not SentencePiece's: no space is put before a text.
        const prefix = hasBytes || texts.some((each) => /^ ./u.test(each)) ? ' ' : '';
        const expected = text === '' ? [] : joinedPlainly(`${prefix}${text}`, texts, all, hasBytes ? 3 : null);
        expect(encode(text).tokens).toEqual(expected);
        if (hasBytes) expect(decode(encode(text).tokens)).toBe(text);
      }),
      runs,
    );
  });

  test('GGUF', () => {
    fc.assert(
      fc.property(scored, textOf('aabbc  '), ([made, scores], text) => {
        const tokens = ['▁', 'a', 'b', 'c', ...made.map((sides) => sides.join('').replaceAll(' ', '▁'))];
        const all = [...Array.from({ length: 259 }, () => 0), ...tokens.map((_, i) => scores[i] as number)];
        const plain = sentencePieceGguf(tokens);
        const metadata = { ...plain, 'tokenizer.ggml.scores': Float32Array.from(all) };
        const { encode, decode } = cuttingTokenizer(fromGguf(metadata, all.length), all.length);
        const texts = plain['tokenizer.ggml.tokens'] as string[];
        const expected = text === '' ? [] : joinedPlainly(`▁${text.replaceAll(' ', '▁')}`, texts, all, 3);
        expect(encode(text).tokens).toEqual(expected);
        expect(decode(encode(text).tokens)).toBe(text.replaceAll('▁', ' '));
      }),
      runs,
    );
  });
});
