/** How a text is read: what stays in the cache, where it stands, and what is done to the model meanwhile. */
import type { ZeroSink } from '../../attention/mechanism';
import { mechanismOf } from '../../attention/mechanisms';
import { cacheLayout } from '../../attention/model-layout';
import type { Plan } from '../../attention/plan';
import { type Interventions, maxHeads } from '../../engine/engine';
import type { ModelSpec } from '../../model/spec';
import type { Tokenizer } from '../../model/tokenizer';
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

/** The place of a head among all heads of a model. */
export function headNumber({ layers }: Pick<ModelSpec, 'layers'>, layer: number, head: number): number {
  return layers.slice(0, layer).reduce((sum, { attention }) => sum + attention.heads, 0) + head;
}

/** The token that is a line break; null for a tokenizer that writes it as several, or not at all. */
export function newlineOf({ encode }: Pick<Tokenizer, 'encode'>): number | null {
  const { tokens } = encode('\n');
  return tokens.length === 1 ? (tokens[0] ?? null) : null;
}

/** Whether softmax + 1 can be done to a model at run time: to some layer, and to none that has an extra logit of its own. */
export function zeroSinkIn({ layers }: Pick<ModelSpec, 'layers'>): ZeroSink {
  const all = layers.map(({ attention }) => mechanismOf(attention).zeroSink(attention));
  return all.includes('already') ? 'already' : all.includes('can') ? 'can' : 'none';
}

/** The settings with what a model cannot have taken out: heads and tokens that it lacks, a softmax + 1 that is not to be had, more slots than there are, pins that leave no room. */
export function fitSettings(settings: ReadingSettings, spec: ModelSpec): ReadingSettings {
  const { vocabulary, layers } = spec;
  const heads = Math.min(maxHeads, headNumber({ layers }, layers.length, 0));
  const size = Math.max(2, Math.min(slotsOfAll(spec), Math.round(settings.policy.size)));
  const pinned = Math.max(0, Math.min(size - 1, Math.round(settings.policy.pinned)));
  const { replaceFirst } = settings;
  return {
    ...settings,
    policy: { ...settings.policy, size, pinned },
    zeroSink: settings.zeroSink && zeroSinkIn(spec) === 'can',
    replaceFirst: replaceFirst !== null && replaceFirst >= 0 && replaceFirst < vocabulary ? replaceFirst : null,
    silenced: [...new Set(settings.silenced)].filter((head) => head >= 0 && head < heads).toSorted((a, b) => a - b),
  };
}

/** Slots that every layer of a model has: a budget that goes beyond them would lose what a windowed layer is still to see. */
export function slotsOfAll(spec: ModelSpec): number {
  return Math.min(spec.context, ...cacheLayout(spec).map(({ capacity }) => capacity ?? Infinity));
}

/** Tokens that a text may have: the slots where everything stays, else as far as positions reach. */
export function maxTokens(
  { policy }: ReadingSettings,
  { spec, plan }: { readonly spec: Pick<ModelSpec, 'context'>; readonly plan: Pick<Plan, 'positions'> },
): number {
  return policies[policy.kind].bounded ? plan.positions : spec.context;
}
