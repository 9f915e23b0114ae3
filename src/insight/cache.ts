/** A cache's contents by layer, and the bytes that a backend allocated for it. */
import { sum } from 'd3-array';
import { type CacheBytesByUse, cacheBytes } from '../attention/cache-bytes';
import type { CacheLayout } from '../attention/cache-layout';
import { policies } from '../decode/policies';
import type { ReadingSettings } from '../decode/reader/reading-settings';
import type { BackendReport } from '../engine/host';
import type { StepTrace } from '../engine/trace';

/** Tokens that are live when the row with this index runs; from its trace, else from the policy's budget. */
export function liveAt(trace: StepTrace | undefined, index: number, { policy, dropFirst }: ReadingSettings): number {
  if (trace) return trace.keys.length;
  const read = dropFirst && index > 0 ? index : index + 1;
  return policies[policy.kind].bounded ? Math.min(read, policy.size) : read;
}

/** Bytes of one layer's cache that holds `tokens` tokens. */
export function layerBytes(layout: CacheLayout, layer: number, tokens: number): CacheBytesByUse {
  return cacheBytes(layerLayout(layout, layer), tokens);
}

/** What one layer keeps. */
export function layerLayout(layout: CacheLayout, layer: number): CacheLayout {
  return layout.filter((array) => array.layer === layer);
}

/** Bytes of the buffers that the backend holds for its cache. */
export function allocatedBytes({ allocations }: BackendReport): number {
  return sum(
    allocations.filter(({ role }) => role === 'cache'),
    ({ bytes }) => bytes,
  );
}
