import type { PolicySettings } from '../../../decode/policies';
import { wordsOf } from '../../../words';

const longText = wordsOf('longText');

/** A policy in as few words as tell it from the others. */
export function policyName({ kind, size, pinned, positions }: PolicySettings): string {
  return longText.policyName[kind](size, pinned, positions === 'original');
}
