/** Every cache policy by its kind, in the order of the picker. A new one is its file, a line here, and its words. */
import type { PolicyFigures } from '../../words/policy-words';
import { full } from './full';
import { heavyHitters } from './heavy-hitters';
import { type CacheBudget, type CachePolicy, type PositionKind, positionKinds } from './policy';
import { recompute } from './recompute';
import { tova } from './tova';
import { window } from './window';

export { positionKinds, type PositionKind } from './policy';

/** The first is the default. Links and scripts name a policy by its key. */
export const policies = { full, window, recompute, heavy: heavyHitters, tova } satisfies Record<string, CachePolicy>;

export type PolicyKind = keyof typeof policies;
export const policyKinds = Object.keys(policies) as [PolicyKind, ...PolicyKind[]];

export interface PolicySettings extends CacheBudget {
  readonly kind: PolicyKind;
  readonly positions: PositionKind;
}

/** What the words about a policy need of its settings. @param dropped whether token 0 is dropped, so that the pinned tokens begin behind it */
export function figuresOf({ kind, size, pinned, positions }: PolicySettings, dropped = false): PolicyFigures {
  const policy: CachePolicy = policies[kind];
  return { size, pinned, recent: policy.recent?.({ size, pinned }) ?? 0, dropped, original: positions === 'original' };
}

/**
 * The policies that a comparison at a budget offers; those that recompute are slow, and come last.
 * @param kinds how positions may be counted; what is offered with others is offered with the first of them
 */
export function offeredPolicies(size: number, kinds: readonly PositionKind[] = positionKinds): readonly PolicySettings[] {
  const slowLast = policyKinds.toSorted((a, b) => Number(policies[a].recomputes) - Number(policies[b].recomputes));
  const [first = 'original'] = kinds;
  const offered = slowLast.flatMap((kind) =>
    policies[kind].offered.map(({ pinned, positions }) => ({
      kind,
      size,
      pinned: Math.min(pinned, size - 1),
      positions: kinds.includes(positions) ? positions : first,
    })),
  );
  const same = (a: PolicySettings, b: PolicySettings): boolean =>
    a.kind === b.kind && a.pinned === b.pinned && a.positions === b.positions;
  return offered.filter((policy, i) => offered.findIndex((other) => same(other, policy)) === i);
}

/**
 * The settings that a kind uses: if everything is kept, nothing is pinned and positions are those in the text, even if set for another
 * kind. The size is kept, as the budget of comparisons.
 */
export function inUse(settings: PolicySettings): PolicySettings {
  const { pinned, positions } = fullPolicy;
  return policies[settings.kind].bounded ? settings : { ...settings, pinned, positions };
}

export const fullPolicy: PolicySettings = { kind: 'full', size: 64, pinned: 0, positions: 'original' };
