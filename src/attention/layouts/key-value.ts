import type { CacheArray } from '../cache-layout';
import { keptArray } from './array';

export interface KeyValueShape {
  /** As many as there are query heads (MHA), fewer (GQA, Ainslie et al. 2305.13245), or one (MQA, Shazeer 1911.02150). */
  readonly keyValueHeads: number;
  readonly headWidth: number;
}

/**
 * Keys and values [keyValueHeads, headWidth] of every token: 2 G d numbers per token and layer. With `most`, only of that many tokens:
 * a window, or sinks and a window together (2309.17453). YOCO's one shared cache (2405.05254) is this in a single layer.
 */
export function keyValueLayout(
  { keyValueHeads, headWidth }: KeyValueShape,
  layer: number,
  capacity?: number,
): readonly [key: CacheArray, value: CacheArray] {
  const array = (name: string): CacheArray => keptArray(name, layer, 'token', { keyValueHeads, headWidth }, capacity);
  return [array('key'), array('value')];
}
