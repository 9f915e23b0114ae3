/** How a text is read: which tokens stay in the cache, their positions, and the interventions on the model. */
import type { Interventions } from '../../engine/engine';
import { type PolicySettings, fullPolicy, inUse, policies } from '../policies';

export interface ReadingSettings {
  readonly policy: PolicySettings;
  /** Token 0 is evicted right after its row, even if pinned: no later row sees it. */
  readonly dropFirst: boolean;
  /** Replaces token 0; null: the token that begins every text. */
  readonly replaceFirst: number | null;
  /** Softmax + 1 at run time. */
  readonly zeroSink: boolean;
  /** Heads whose output is zero, numbered layer by layer. */
  readonly silenced: readonly number[];
}

export const unmodified: ReadingSettings = {
  policy: fullPolicy,
  dropFirst: false,
  replaceFirst: null,
  zeroSink: false,
  silenced: [],
};

export function interventionsOf({ zeroSink, silenced }: ReadingSettings): Interventions {
  return { zeroSink, silenced };
}

/** Whether no setting changes how a text is read. */
export function isUnmodified({ policy, dropFirst, replaceFirst, zeroSink, silenced }: ReadingSettings): boolean {
  return policy.kind === 'full' && !dropFirst && replaceFirst === null && !zeroSink && silenced.length === 0;
}

/** Tokens by index in the text: from `from`, before `to`. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The sink: the pinned tokens, or the first token where none is pinned. If token 0 is dropped, as many tokens are pinned from token 1 on.
 */
export function sinkOf({ policy, dropFirst }: ReadingSettings): TokenRange {
  const { pinned } = inUse(policy);
  if (pinned === 0) return { from: 0, to: 1 };
  return dropFirst ? { from: 1, to: pinned + 1 } : { from: 0, to: pinned };
}

/** Whether tokens may be evicted. */
export function isEvicting({ policy, dropFirst }: ReadingSettings): boolean {
  return policies[policy.kind].bounded || dropFirst;
}
