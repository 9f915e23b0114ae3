/** What a cache holds, by layer, and what a backend really allocated for it. */
import { type CacheBytesByUse, cacheBytes } from '../attention/cache-bytes';
import type { CacheLayout } from '../attention/cache-layout';
import type { BackendReport } from '../engine/host';

/** Bytes of one layer's cache that holds `tokens` tokens. */
export function layerBytes(layout: CacheLayout, layer: number, tokens: number): CacheBytesByUse {
  return cacheBytes(
    layout.filter((array) => array.layer === layer),
    tokens,
  );
}

/** Bytes of the buffers that the backend really holds for its cache. */
export function allocatedBytes({ allocations }: BackendReport): number {
  return allocations.filter(({ role }) => role === 'cache').reduce((sum, { bytes }) => sum + bytes, 0);
}
