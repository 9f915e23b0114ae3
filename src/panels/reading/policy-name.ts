import type { PolicySettings } from '../../decode/policies';
import { words } from '../../words';

/** A policy in as few words as tell it from the others. */
export function policyName({ kind, size, pinned, positions }: PolicySettings): string {
  return words.panels.longText.policyName[kind](size, pinned, positions === 'original');
}
