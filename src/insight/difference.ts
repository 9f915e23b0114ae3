/** Comparing two texts. */
import type { Indexed } from '../decode/text/sequence';

/**
 * The first index from `from` on at which two texts have different tokens; null where they agree over their common
 * length.
 */
export function firstDifference(tokens: Indexed<number>, reference: Indexed<number>, from = 0): number | null {
  for (let index = from; index < Math.min(tokens.length, reference.length); index++) {
    if (tokens.at(index) !== reference.at(index)) return index;
  }
  return null;
}
