/** What a model of a given shape would keep if all its layers had another mechanism, everything else as it is. */
import type { KeyValueShape } from '../../attention/layouts/key-value';
import { type LayerShape, type Shape, layersOf } from './shape';

/** In reading order: caches that grow, that stop growing, that never grow. */
export const mechanismIds = [
  'mha',
  'gqa',
  'mqa',
  'mla',
  'tpa-2',
  'tpa-1',
  'window',
  'sinks',
  'yoco-window',
  'yoco-retention',
  'retention',
  'linear',
  'infini',
] as const;
export type MechanismId = (typeof mechanismIds)[number];

/** Sinks that StreamingLLM keeps (2309.17453). */
export const sinks = 4;
/** The segment that Infini-attention was trained with (2404.07143, appendix A). */
export const segment = 2048;

export interface Alternative {
  readonly id: MechanismId;
  readonly layers: readonly LayerShape[];
}

/** Key/value heads that grouped-query attention would have: the shape's own if it groups, else 8, or the next smaller divisor of H. */
export function groupsOf({ heads, keyValueHeads }: Pick<Shape, 'heads' | 'keyValueHeads'>): number | null {
  if (keyValueHeads !== null && keyValueHeads > 1 && keyValueHeads < heads) return keyValueHeads;
  for (let groups = 8; groups > 1; groups--) if (heads % groups === 0 && groups < heads) return groups;
  return null;
}

/** Widths of the latent and of the rotary key: the shape's own, else d_c = 4 d and d_R = d / 2 as in DeepSeek-V2. */
export function latentWidthsOf({ layers, headWidth }: Shape): { readonly latentWidth: number; readonly rotaryWidth: number } {
  const own = layers.find((layer) => layer.kind === 'latent');
  return own ?? { latentWidth: 4 * headWidth, rotaryWidth: Math.floor(headWidth / 2) };
}

/**
 * YOCO (2405.05254): the lower half of the layers is `self`; then keys and values are computed once, which all layers of the upper
 * half read. The first of those counts as the one that keeps them.
 */
export function yocoLayers(count: number, shared: KeyValueShape, self: LayerShape): readonly LayerShape[] {
  const below = Math.floor(count / 2);
  return [
    ...layersOf(below, self),
    { kind: 'softmax', ...shared, capacity: null },
    ...layersOf(count - below - 1, { kind: 'cross' }),
  ];
}

/**
 * Every mechanism in one shape: its layers L, heads H and head width d. Grouped ones keep the shape's key/value heads.
 * @param window the tokens that a window holds
 */
export function alternativesOf(shape: Shape, window: number): readonly Alternative[] {
  const { heads, headWidth, layers } = shape;
  const keyValueHeads = shape.keyValueHeads ?? heads;
  const groups = groupsOf(shape);
  const own = { keyValueHeads, headWidth };
  const state = { heads, keyWidth: headWidth, valueWidth: headWidth };
  const all = (layer: LayerShape): readonly LayerShape[] => layersOf(layers.length, layer);
  const keys = (kept: number, capacity: number | null = null): LayerShape => ({
    kind: 'softmax',
    keyValueHeads: kept,
    headWidth,
    capacity,
  });
  const factors = (rank: number): LayerShape => ({ kind: 'tensor-product', heads, headWidth, keyRank: rank, valueRank: rank });
  const retention: LayerShape = { kind: 'state', ...state, convolution: null };
  const of: Readonly<Record<MechanismId, readonly LayerShape[] | null>> = {
    mha: all(keys(heads)),
    gqa: groups === null ? null : all(keys(groups)),
    mqa: all(keys(1)),
    mla: all({ kind: 'latent', ...latentWidthsOf(shape) }),
    'tpa-2': all(factors(2)),
    'tpa-1': all(factors(1)),
    window: all(keys(keyValueHeads, window)),
    sinks: all(keys(keyValueHeads, sinks + window)),
    'yoco-window': yocoLayers(layers.length, own, keys(keyValueHeads, window)),
    'yoco-retention': yocoLayers(layers.length, own, retention),
    retention: all(retention),
    linear: all({ kind: 'linear', ...state }),
    infini: all({ kind: 'infini', ...state, segment }),
  };
  return mechanismIds.flatMap((id) => {
    const kept = of[id];
    return kept === null ? [] : [{ id, layers: kept }];
  });
}
