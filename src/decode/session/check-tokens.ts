/** Keeps tokens that no model of this vocabulary has out of a text: nothing that draws or reads one could go on. */
import type { ModelSpec } from '../../model/spec';
import { words } from '../../words';
import { DecodeError } from './errors';

/** @throws DecodeError `no-token`, naming the first that is not in the vocabulary */
export function checkTokens(tokens: readonly number[], { vocabulary }: Pick<ModelSpec, 'vocabulary'>): void {
  const wrong = tokens.find((token) => !Number.isInteger(token) || token < 0 || token >= vocabulary);
  if (wrong !== undefined) throw new DecodeError('no-token', words.decode.noSuchTokens(wrong, vocabulary));
}
