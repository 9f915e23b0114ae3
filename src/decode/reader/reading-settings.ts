/** How a text is read: which tokens stay in the cache, their positions, and the interventions on the model. */
import type { Interventions } from '../../engine/engine';
import { type PolicySettings, fullPolicy, inUse, policies } from '../policies';

export interface ReadingSettings {
  readonly policy: PolicySettings;
  /** Token 0 goes as soon as it is read, pinned or not: no later row sees it. */
  readonly dropFirst: boolean;
  /** Stands in the place of token 0; null leaves the token that begins every text. */
  readonly replaceFirst: number | null;
  /** Softmax + 1 at run time. */
  readonly zeroSink: boolean;
  /** Heads whose output is taken as zero, by their place among all heads, layer by layer. */
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

/** Whether a text is read as it would be without any setting. */
export function isUnmodified({ policy, dropFirst, replaceFirst, zeroSink, silenced }: ReadingSettings): boolean {
  return policy.kind === 'full' && !dropFirst && replaceFirst === null && !zeroSink && silenced.length === 0;
}

/** Tokens by their index in the text: those from `from` on and before `to`. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** The sink: the tokens that are pinned, or where none are, the first of the text. Dropping token 0 pins as many behind it. */
export function sinkOf({ policy, dropFirst }: ReadingSettings): TokenRange {
  const { pinned } = inUse(policy);
  if (pinned === 0) return { from: 0, to: 1 };
  return dropFirst ? { from: 1, to: pinned + 1 } : { from: 0, to: pinned };
}

/** Whether tokens that were read may be gone from the cache. */
export function isEvicting({ policy, dropFirst }: ReadingSettings): boolean {
  return policies[policy.kind].bounded || dropFirst;
}
