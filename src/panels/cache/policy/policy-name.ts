import type { PolicySettings } from '../../../decode/policies';
import { longText } from '../../../words/en/long-text';

/** A policy in as few words as tell it from the others. */
export function policyName({ kind, size, pinned, positions }: PolicySettings): string {
  return longText.policyName[kind](size, pinned, positions === 'original');
}
