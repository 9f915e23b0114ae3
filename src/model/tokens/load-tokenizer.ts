/** The tokenizer of a model that ships: bytes alone, cut as GPT-2 cuts them, so that the first text does not wait for all rules that there are. */
import { symbolOfByte } from '../byte-alphabet';
import { words } from '../../words';
import { ModelError } from '../errors';
import type { ModelSpec } from '../spec';
import type { Tokenizer } from '../tokenizer';
import { fromJson } from './from-json';
import { objectOf, textOf } from './json-values';
import { type Fault, TokenizerFault, faulty } from './fault';
import { tokenizerOf } from './tokenizer-of';

const noCompanions = { tokenizerConfig: null, specialTokens: null, generation: null, model: null };

/** GPT-2's pieces: words and numbers with the space before them, and what stands between them. The library, which has all rules, comes later. */
const pieces = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;
const encoder = new TextEncoder();

/** A piece in GPT-2's byte alphabet. */
const inBytes = (piece: string): string => Array.from(encoder.encode(piece), (byte) => symbolOfByte[byte] ?? '').join('');

/**
 * A tokenizer from the JSON of its `tokenizer.json`, for a model.
 * @throws ModelError `bad-tokenizer` when it is of a sort that cannot be read, broken, or not the model's.
 */
export function loadTokenizer(json: unknown, { vocabulary, start }: Pick<ModelSpec, 'vocabulary' | 'start'>): Tokenizer {
  return inWords(() => {
    const prepared = fromJson(json, noCompanions, vocabulary);
    const { normalizer, pre_tokenizer: rule, added_tokens: added } = prepared.cut;
    const { type, add_prefix_space: prefix, use_regex: cuts } = objectOf(rule);
    if (normalizer !== null || type !== 'ByteLevel' || prefix === true || cuts === false || added.some(({ special }) => !special))
      throw faulty('rule', textOf(type));
    const tokenizer = tokenizerOf(prepared, (text) => Array.from(text.match(pieces) ?? [], inBytes), vocabulary);
    for (const token of start) if (!tokenizer.piece(token).special) throw faulty('start', token);
    return tokenizer;
  });
}

/** What `make` gives. @throws ModelError `bad-tokenizer` in place of a TokenizerFault */
export function inWords<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw cause instanceof TokenizerFault ? badTokenizer(cause.fault) : cause;
  }
}

export function badTokenizer({ what, details }: Fault): ModelError<'bad-tokenizer'> {
  const saying = words.model.tokenizer[what] as string | ((...details: readonly (string | number)[]) => string);
  return new ModelError('bad-tokenizer', { problem: typeof saying === 'string' ? saying : saying(...details) });
}
