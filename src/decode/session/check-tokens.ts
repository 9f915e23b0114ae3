/** Rejects tokens outside a model's vocabulary, which no engine can read. */
import type { ModelSpec } from '../../model/spec';
import { words } from '../../words';
import { DecodeError } from './errors';

/** @throws DecodeError `no-token`, naming the first that is not in the vocabulary */
export function checkTokens(tokens: readonly number[], { vocabulary }: Pick<ModelSpec, 'vocabulary'>): void {
  const wrong = tokens.find((token) => !Number.isInteger(token) || token < 0 || token >= vocabulary);
  if (wrong !== undefined) throw new DecodeError('no-token', words.decode.noSuchTokens(wrong, vocabulary));
}
