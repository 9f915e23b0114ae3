/** A decoder-decoder (YOCO, 2405.05254): which layer fills the shared cache, and what a decoder of its size would keep. */
import type { CacheLayout } from '../attention/cache-layout';
import { mechanismOf } from '../attention/mechanisms';
import type { ModelSpec } from '../model/spec';
import { layerLayout } from './cache';

export interface SharedCache {
  /** The layer that fills the cache. */
  readonly fills: number;
  /** Every layer that reads it, that one included, from below. */
  readonly readers: readonly number[];
}

/** Null for a model whose every layer reads what it keeps itself. */
export function sharedCache(layers: ModelSpec['layers']): SharedCache | null {
  const attentions = layers.map(({ attention }) => attention);
  const sources = attentions.map((attention) => mechanismOf(attention).readsOf?.(attentions) ?? null);
  const fills = sources.find((source) => source !== null) ?? null;
  return fills === null ? null : { fills, readers: sources.flatMap((source, layer) => (source === fills ? [layer] : [])) };
}

/** The cache of a decoder of as many layers, each of which keeps for itself what the filling layer keeps. */
export function decoderLayout(layout: CacheLayout, { fills }: SharedCache, layers: number): CacheLayout {
  const one = layerLayout(layout, fills);
  return Array.from({ length: layers }, (_, layer) => one.map((array) => ({ ...array, layer }))).flat();
}
