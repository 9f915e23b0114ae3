/** The shape of a model's cache: what each layer keeps, whether or not the model can run here. */
import { cacheBytes, withElementBytes } from '../../attention/cache-bytes';
import type { CacheArray, CacheLayout } from '../../attention/cache-layout';
import { infiniLayout } from '../../attention/layouts/infini';
import { type KeyValueShape, keyValueLayout } from '../../attention/layouts/key-value';
import { type LatentShape, latentLayout } from '../../attention/layouts/latent';
import { type StateShape, convolutionLayout, linearLayout, stateLayout } from '../../attention/layouts/state';
import { type TensorProductShape, factorLayout } from '../../attention/layouts/tensor-product';

/** What one layer's attention keeps. */
export type LayerShape =
  /** `most`: the capacity in tokens; null where all are kept. */
  | ({ readonly kind: 'softmax'; readonly capacity: number | null } & KeyValueShape)
  | ({ readonly kind: 'latent' } & LatentShape)
  | ({ readonly kind: 'tensor-product' } & TensorProductShape)
  /** A state; `convolution` where a short one comes before it. */
  | ({
      readonly kind: 'state';
      readonly convolution: { readonly channels: number; readonly taps: number } | null;
    } & StateShape)
  | ({ readonly kind: 'linear' } & StateShape)
  | ({ readonly kind: 'infini'; readonly segment: number } & StateShape)
  /** A layer of YOCO's cross-decoder: it reads the one shared cache and keeps nothing. */
  | { readonly kind: 'cross' };

export interface Shape {
  readonly layers: readonly LayerShape[];
  /** Query heads H, and the width d of one: what other mechanisms of the same shape are computed from. */
  readonly heads: number;
  readonly headWidth: number;
  /** G, or null where the shape has no key/value heads. */
  readonly keyValueHeads: number | null;
  /** As published; null where it is not said. */
  readonly parameters: number | null;
}

/** `count` layers that repeat a pattern, as in configurations with layers of several kinds. */
export function layersOf(count: number, ...pattern: readonly LayerShape[]): readonly LayerShape[] {
  return Array.from({ length: count }, (_, layer) => pattern[layer % pattern.length]).filter((kind) => kind !== undefined);
}

/** The layers' caches, with this many bits per number. */
export function layoutOf(layers: readonly LayerShape[], bits: number): CacheLayout {
  return withElementBytes(layers.flatMap(arraysOf), bits / 8);
}

/** Numbers per token over all layers, before any window is full. */
export function numbersPerToken(layers: readonly LayerShape[]): number {
  return cacheBytes(layoutOf(layers, 8), 0).perToken;
}

function arraysOf(kept: LayerShape, layer: number): readonly CacheArray[] {
  switch (kept.kind) {
    case 'softmax':
      return keyValueLayout(kept, layer, kept.capacity ?? undefined);
    case 'latent':
      return latentLayout(kept, layer);
    case 'tensor-product':
      return factorLayout(kept, layer);
    case 'state': {
      const state = stateLayout(kept, layer);
      return kept.convolution ? [...state, ...convolutionLayout(kept.convolution.channels, kept.convolution.taps, layer)] : state;
    }
    case 'linear':
      return linearLayout(kept, layer);
    case 'infini':
      return infiniLayout(kept, kept.segment, layer);
    case 'cross':
      return [];
  }
}
