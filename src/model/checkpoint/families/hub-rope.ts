/** Rotation as config.json says it: `rope_theta` and `rope_scaling`, or `rope_parameters` with both, by kind of layer where they differ. */
import type { PartialRopeSpec, RopeScaling } from '../../spec';
import { CheckpointError } from '../errors';
import type { Settings } from '../settings';
import { ropeOf } from './spec-parts';

export interface HubRope {
  readonly headWidth: number;
  /** Slots that will be used: LongRoPE has other factors for long texts. */
  readonly context: number;
  /** `rope_theta` of the family, where nothing is said. */
  readonly base?: number;
  /** The part of a head that is rotated, where nothing is said. */
  readonly fraction?: number;
  /** Of which layers, where they differ. */
  readonly layers?: 'full_attention' | 'sliding_attention';
}

/** @throws CheckpointError `bad-setting` or `unsupported-setting` */
export function hubRope(
  settings: Settings,
  { headWidth, context, base = 10_000, fraction = 1, layers }: HubRope,
): PartialRopeSpec | null {
  const all = settings.part('rope_parameters');
  const own = (layers && all?.part(layers)) ?? all;
  const theta = own?.has('rope_theta') ? own.positive('rope_theta') : settings.positive(['rope_theta', 'rotary_emb_base'], base);
  const key = ['partial_rotary_factor', 'rotary_pct'];
  const part = own?.has(...key) ? own.number(key) : settings.number(key, fraction);
  if (part < 0 || part > 1) throw settings.wrong('partial_rotary_factor', 'number', part);
  const rotated = Math.floor(headWidth * part);
  const written = own ?? settings.part('rope_scaling');
  const scaling = written === null ? undefined : scalingOf(written, settings, rotated / 2, context);
  return ropeOf(headWidth, theta, { rotated, ...(scaling ? { scaling } : {}) });
}

/** Undefined where rotation is as it was trained. */
function scalingOf(written: Settings, model: Settings, pairs: number, context: number): RopeScaling | undefined {
  const kind = written.text(['rope_type', 'type'], 'default');
  const original = (): number =>
    written.has('original_max_position_embeddings')
      ? written.count('original_max_position_embeddings')
      : model.count(['original_max_position_embeddings', 'max_position_embeddings']);
  switch (kind) {
    case 'default':
      return undefined;
    // It changes nothing within the context that the model was trained with, and none is longer here.
    case 'dynamic':
      return undefined;
    case 'linear':
      return { kind, factor: written.positive('factor') };
    case 'llama3':
      return {
        kind,
        factor: written.positive('factor'),
        low: written.positive('low_freq_factor'),
        high: written.positive('high_freq_factor'),
        original: original(),
      };
    case 'yarn':
      return {
        kind,
        factor: written.positive('factor'),
        betaFast: written.positive('beta_fast', 32),
        betaSlow: written.positive('beta_slow', 1),
        original: original(),
        truncate: written.flag('truncate', true),
        attentionFactor: yarnFactor(written),
      };
    case 'su':
    case 'longrope':
      return longRope(written, model, original(), pairs, context);
    default:
      throw new CheckpointError('unsupported-setting', { file: model.file, key: 'rope_scaling', value: kind.slice(0, 40) });
  }
}

/** Peng et al. 2309.00071, section 3.4: 0.1 ln s + 1, where it is not given otherwise. */
function yarnFactor(written: Settings): number {
  if (written.has('attention_factor')) return written.positive('attention_factor');
  const factor = written.positive('factor');
  const of = (scale: number): number => (factor <= 1 ? 1 : 0.1 * scale * Math.log(factor) + 1);
  if (!written.has('mscale') || !written.has('mscale_all_dim')) return of(1);
  return of(written.positive('mscale')) / of(written.positive('mscale_all_dim'));
}

/** Ding et al. 2402.13753: the factors for texts within the original context, or for longer ones. */
function longRope(written: Settings, model: Settings, original: number, pairs: number, context: number): RopeScaling {
  const factor = model.has('original_max_position_embeddings')
    ? model.count('max_position_embeddings') / original
    : written.positive('factor', 1);
  return {
    kind: 'longrope',
    factors: factorsOf(written, context <= original ? 'short_factor' : 'long_factor', pairs),
    attentionFactor: written.has('attention_factor') ? written.positive('attention_factor') : longRopeFactor(factor, original),
  };
}

/** What cos and sin are multiplied by in a model whose context was extended by `factor`. */
export const longRopeFactor = (factor: number, original: number): number =>
  factor <= 1 ? 1 : Math.sqrt(1 + Math.log(factor) / Math.log(original));

function factorsOf(written: Settings, key: string, pairs: number): number[] {
  const factors = written.list(key);
  if (factors === null || factors.length !== pairs) throw written.wrong(key, 'list', factors);
  for (const factor of factors)
    if (typeof factor !== 'number' || !(factor > 0 && factor < Infinity)) throw written.wrong(key, 'positive', factor);
  return factors as number[];
}
