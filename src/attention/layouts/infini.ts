import type { CacheArray } from '../cache-layout';
import { keptArray } from './array';
import { keyValueLayout } from './key-value';
import type { StateShape } from './state';

/**
 * Infini-attention (2404.07143): the memory M [heads, keyWidth, valueWidth] with its z [heads, keyWidth], H d_k (d_v + 1) numbers per
 * layer, and keys and values of the present segment, at most `segment` tokens (d_k = d_v there).
 */
export function infiniLayout(
  { heads, keyWidth, valueWidth }: StateShape,
  segment: number,
  layer: number,
): readonly [memory: CacheArray, normaliser: CacheArray, key: CacheArray, value: CacheArray] {
  return [
    keptArray('memory', layer, 'constant', { heads, keyWidth, valueWidth }),
    keptArray('normaliser', layer, 'constant', { heads, keyWidth }),
    ...keyValueLayout({ keyValueHeads: heads, headWidth: keyWidth }, layer, segment),
  ];
}
