/** Parts of specs that the families' configurations say alike. */
import type { LayerSpec, MlpSpec, ModelSpec, PartialRopeSpec, SoftmaxSpec } from '../../spec';
import { CheckpointError } from '../errors';
import { type Settings, shortly } from '../settings';
import type { Surroundings } from './family';

type Given = 'format' | 'id' | 'name' | 'context' | 'start';

/** A spec with a name and a context. Which tokens begin a text is the tokenizer's to say: there are none here. */
export function specOf({ name, context }: Surroundings, parts: Omit<ModelSpec, Given>): ModelSpec {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  const most = Math.min(parts.trainedContext, parts.learnedPositions ?? Infinity);
  return { format: 1, id: id === '' ? 'model' : id, name, context: Math.min(context, most), start: [], ...parts };
}

/** Softmax attention with what a family says of it, and with nothing else. */
export function softmax(
  parts: Pick<SoftmaxSpec, 'heads' | 'keyValueHeads' | 'headWidth' | 'rope'> & Partial<SoftmaxSpec>,
): SoftmaxSpec {
  return { kind: 'softmax', bias: false, window: null, extraLogit: 'none', ...parts };
}

/** Biases on all four projections, or on none. */
export const allBiased = (bias: boolean): Pick<SoftmaxSpec, 'bias' | 'valueBias' | 'outputBias'> =>
  bias ? { bias, valueBias: true, outputBias: true } : { bias };

export const layersOf = (count: number, layer: (index: number) => LayerSpec): LayerSpec[] =>
  Array.from({ length: count }, (_, index) => layer(index));

type Form = { readonly kind: 'relu' } | { readonly kind: 'silu' } | { readonly kind: 'gelu'; readonly form: 'tanh' | 'erf' };

/** Activations by their names in transformers. */
const activations: Readonly<Record<string, Form>> = {
  relu: { kind: 'relu' },
  silu: { kind: 'silu' },
  swish: { kind: 'silu' },
  gelu: { kind: 'gelu', form: 'erf' },
  gelu_new: { kind: 'gelu', form: 'tanh' },
  gelu_fast: { kind: 'gelu', form: 'tanh' },
  gelu_pytorch_tanh: { kind: 'gelu', form: 'tanh' },
};

/** The MLP with the activation that the first of the keys names. @throws CheckpointError `unsupported-setting` */
export function mlpOf(
  settings: Settings,
  keys: readonly string[],
  otherwise: string,
  { gated, hidden, bias = false }: { readonly gated: boolean; readonly hidden: number; readonly bias?: boolean },
): MlpSpec {
  const name = settings.text(keys, otherwise);
  const form = Object.hasOwn(activations, name) ? activations[name] : undefined;
  const rest = { hidden, ...(bias ? { bias } : {}) };
  if (form?.kind === 'silu' && gated) return { kind: 'swiglu', ...rest };
  if (form?.kind === 'gelu') return { kind: gated ? 'geglu' : 'gelu', form: form.form, ...rest };
  if (form?.kind === 'relu' && !gated) return { kind: 'relu', ...rest };
  throw new CheckpointError('unsupported-setting', { file: settings.file, key: keys[0] as string, value: name.slice(0, 40) });
}

export interface Heads {
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headWidth: number;
}

/** Heads of a width that is given, or as many as the width is divided into. @throws CheckpointError `bad-setting` */
export function headsOf(settings: Settings, width: number): Heads {
  const heads = settings.count('num_attention_heads');
  const keyValueHeads = settings.count('num_key_value_heads', heads);
  if (heads % keyValueHeads !== 0) throw settings.wrong('num_key_value_heads', 'count', keyValueHeads);
  return {
    heads,
    keyValueHeads,
    headWidth: settings.count('head_dim', headWidth(settings, width, heads, 'num_attention_heads')),
  };
}

/** @throws CheckpointError `bad-setting` where the width cannot be divided */
export function headWidth(settings: Settings, width: number, heads: number, key: string): number {
  if (width % heads !== 0 && !settings.has('head_dim')) throw settings.wrong(key, 'count', heads);
  return Math.floor(width / heads);
}

/** Which layers have a window: `layer_types` where it is given, else what the family does. */
export function slides(settings: Settings, layer: number, otherwise: (layer: number) => boolean): boolean {
  const types = settings.list('layer_types');
  return types === null ? otherwise(layer) : types[layer] === 'sliding_attention';
}

/** @throws CheckpointError `unsupported-setting` unless the key, where it is there, has this value */
export function mustBe(settings: Settings, key: string, value: unknown): void {
  const found = settings.value(key);
  if (found !== null && found !== value)
    throw new CheckpointError('unsupported-setting', { file: settings.file, key, value: shortly(found) ?? '' });
}

/** A rotation of the first `fraction` of a head, in halves unless given; null where that is nothing. */
export function ropeOf(
  headWidthOf: number,
  base: number,
  { fraction = 1, rotated = Math.floor(headWidthOf * fraction), scaling, pairing = 'halves' }: RopeParts = {},
): PartialRopeSpec | null {
  if (rotated < 1) return null;
  return { base, pairing, ...(rotated < headWidthOf ? { rotated } : {}), ...(scaling ? { scaling } : {}) };
}

type RopeParts = Partial<Pick<PartialRopeSpec, 'rotated' | 'pairing' | 'scaling'>> & { readonly fraction?: number };
