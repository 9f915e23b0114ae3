/** The reading settings that a model allows: its heads, softmax + 1, cache size, text length. */
import type { ZeroSink } from '../../attention/mechanism';
import { mechanismOf } from '../../attention/mechanisms';
import { cacheLayout } from '../../attention/model-layout';
import type { Plan } from '../../attention/plan';
import { maxHeads } from '../../engine/engine';
import type { ModelSpec } from '../../model/spec';
import { type PolicySettings, type PositionKind, policies, positionKinds } from '../policies';
import type { ReadingSettings } from './reading-settings';

/** A head's number among all heads of a model, layer by layer. */
export function headNumber({ layers }: Pick<ModelSpec, 'layers'>, layer: number, head: number): number {
  return layers.slice(0, layer).reduce((sum, { attention }) => sum + attention.heads, 0) + head;
}

/** Whether softmax + 1 is possible at run time: some layer allows it, and none has already an extra logit. */
export function zeroSinkIn({ layers }: Pick<ModelSpec, 'layers'>): ZeroSink {
  const all = layers.map(({ attention }) => mechanismOf(attention).zeroSink(attention));
  return all.includes('already') ? 'already' : all.includes('can') ? 'can' : 'none';
}

/**
 * How a model's positions may be counted. A learned position is in the residual from which keys are made, so a cached key keeps the place that its
 * token has in the text.
 */
export function positionKindsIn({ learnedPositions }: Pick<ModelSpec, 'learnedPositions'>): readonly PositionKind[] {
  return learnedPositions === undefined ? positionKinds : ['original'];
}

/** A policy with positions counted as the model allows. */
export function fitPositions(policy: PolicySettings, spec: Pick<ModelSpec, 'learnedPositions'>): PolicySettings {
  const [first = 'original', ...others] = positionKindsIn(spec);
  return others.includes(policy.positions) || policy.positions === first ? policy : { ...policy, positions: first };
}

/** The settings cut to what a model supports: its heads, tokens and positions, softmax + 1 if possible, a budget within its slots, and pins that leave a slot free. */
export function fitSettings(settings: ReadingSettings, spec: ModelSpec): ReadingSettings {
  const { vocabulary, layers } = spec;
  const heads = Math.min(maxHeads, headNumber({ layers }, layers.length, 0));
  const size = Math.max(2, Math.min(slotsOfAll(spec), Math.round(settings.policy.size)));
  const pinned = Math.max(0, Math.min(size - 1, Math.round(settings.policy.pinned)));
  const { replaceFirst } = settings;
  return {
    ...settings,
    policy: fitPositions({ ...settings.policy, size, pinned }, spec),
    zeroSink: settings.zeroSink && zeroSinkIn(spec) === 'can',
    replaceFirst: replaceFirst !== null && replaceFirst >= 0 && replaceFirst < vocabulary ? replaceFirst : null,
    silenced: [...new Set(settings.silenced)].filter((head) => head >= 0 && head < heads).toSorted((a, b) => a - b),
  };
}

/** Slots that every layer has. A larger budget would lose tokens that a windowed layer must still see. */
export function slotsOfAll(spec: ModelSpec): number {
  return Math.min(spec.context, ...cacheLayout(spec).map(({ capacity }) => capacity ?? Infinity));
}

/** Most tokens of a text: the slots where nothing is evicted, else the positions. */
export function maxTokens(
  { policy }: ReadingSettings,
  { spec, plan }: { readonly spec: Pick<ModelSpec, 'context'>; readonly plan: Pick<Plan, 'positions'> },
): number {
  return policies[policy.kind].bounded ? plan.positions : spec.context;
}
