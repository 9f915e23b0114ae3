/** The tokenizer of a model that ships. */
import { words } from '../../words';
import { ModelError } from '../errors';
import type { ModelSpec } from '../spec';
import type { Tokenizer } from '../tokenizer';
import { fromJson } from './from-json';
import { type Fault, TokenizerFault, faulty } from './prepared';
import { tokenizerOf } from './tokenizer-of';

const noCompanions = { tokenizerConfig: null, specialTokens: null, generation: null, model: null };

/**
 * A tokenizer from the JSON of its `tokenizer.json`, for a model.
 * @throws ModelError `bad-tokenizer` when it is of a sort that cannot be read, broken, or not the model's.
 */
export function loadTokenizer(json: unknown, { vocabulary, start }: Pick<ModelSpec, 'vocabulary' | 'start'>): Tokenizer {
  return inWords(() => {
    const tokenizer = tokenizerOf(fromJson(json, noCompanions, vocabulary), vocabulary);
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
