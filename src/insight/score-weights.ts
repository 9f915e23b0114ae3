/** What of a model makes the scores of a layer's heads: its shape, and the weights of one head's queries and keys. */
import { mechanismOf } from '../attention/mechanisms';
import type { CrossSpec, ModelSpec, SoftmaxSpec } from '../model/spec';
import type { HeadProjection } from './score-parts';

export interface ScoredLayer {
  readonly layer: number;
  /** The layer whose keys it reads: itself, but for a cross-decoder (YOCO). */
  readonly source: number;
  readonly shape: Pick<
    SoftmaxSpec,
    'heads' | 'keyValueHeads' | 'headWidth' | 'rope' | 'scale' | 'cap' | 'queryKeyNorm' | 'window'
  >;
}

/** Null for a layer whose scores are not products of one query and one cached key. */
export function scoredLayer({ layers }: Pick<ModelSpec, 'layers'>, layer: number): ScoredLayer | null {
  const attentions = layers.map(({ attention }) => attention);
  const own = attentions[layer];
  if (own?.kind !== 'softmax' && own?.kind !== 'cross') return null;
  const shape: SoftmaxSpec | (CrossSpec & { readonly window: null }) = own.kind === 'cross' ? { ...own, window: null } : own;
  return { layer, source: mechanismOf(own).readsOf?.(attentions) ?? layer, shape };
}

/** The key/value head that a head reads. */
export const groupOfHead = ({ heads, keyValueHeads }: ScoredLayer['shape'], head: number): number =>
  Math.floor((head * keyValueHeads) / heads);

type Which = 'query' | 'key';

/** Tensors of a layer's queries or keys, by name; the model may lack all but the first two. */
export function scoreTensors({ layer, source }: ScoredLayer, which: Which): readonly string[] {
  const prefix = `layers.${which === 'query' ? layer : source}.attention`;
  return [
    `${prefix}.norm.weight`,
    `${prefix}.${which}.weight`,
    `${prefix}.norm.bias`,
    `${prefix}.${which}.bias`,
    `${prefix}.${which}_norm.weight`,
  ];
}

/**
 * @param tensors in the order of `scoreTensors`
 * @param head among query heads, or among key/value heads
 */
export function headProjection(
  { norm, normEpsilon: epsilon }: Pick<ModelSpec, 'norm' | 'normEpsilon'>,
  { shape: { headWidth, queryKeyNorm } }: ScoredLayer,
  tensors: readonly (Float32Array | null)[],
  head: number,
): HeadProjection | null {
  const [weight = null, matrix = null, normBias = null, bias = null, ofHead = null] = tensors;
  if (weight === null || matrix === null) return null;
  const width = weight.length;
  const own = (values: Float32Array, size: number): Float32Array => values.subarray(head * size, (head + 1) * size);
  const perHead = queryKeyNorm === 'layer';
  return {
    norm: { weight, bias: normBias, centred: norm === 'layer', epsilon },
    matrix: own(matrix, headWidth * width),
    bias: bias && own(bias, headWidth),
    headNorm: ofHead && { weight: perHead ? own(ofHead, headWidth) : ofHead, centred: perHead },
  };
}
