/** Every cache policy by its kind: a new one is one file and one line here. */
import { full } from './full';
import { heavyHitters } from './heavy-hitters';
import type { CacheBudget, CachePolicy } from './policy';
import { recompute } from './recompute';
import { tova } from './tova';
import { window } from './window';

export const policies = { full, window, recompute, heavy: heavyHitters, tova } satisfies Record<string, CachePolicy>;

export type PolicyKind = keyof typeof policies;

/** `original`: a key is read as far away as it is in the text; `cache`: as far as it is in the cache (2309.17453, section 3.2). */
export type PositionKind = 'original' | 'cache';

export interface PolicySettings extends CacheBudget {
  readonly kind: PolicyKind;
  readonly positions: PositionKind;
}

/**
 * The settings as far as a kind makes use of them: where everything is kept, nothing is pinned and places are those in the text, whatever
 * was set for another kind. The size stays, as the budget that others are compared at.
 */
export function inUse(settings: PolicySettings): PolicySettings {
  const { pinned, positions } = fullPolicy;
  return policies[settings.kind].bounded ? settings : { ...settings, pinned, positions };
}

export const fullPolicy: PolicySettings = { kind: 'full', size: 64, pinned: 0, positions: 'original' };
