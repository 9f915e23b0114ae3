import type { CacheArray } from '../cache-layout';
import { keptArray } from './array';

export interface TensorProductShape {
  readonly heads: number;
  readonly headWidth: number;
  /** R_K and R_V: how many outer products a token's key [heads, headWidth] and value are the mean of. */
  readonly keyRank: number;
  readonly valueRank: number;
}

/**
 * Tensor product attention (2501.06425, section 3.2): the factors of key and of value, each of a rank over heads (A) and over features
 * (B); (R_K + R_V)(H + d) numbers per token and layer.
 */
export function factorLayout(
  { heads, headWidth, keyRank, valueRank }: TensorProductShape,
  layer: number,
): readonly [keyFactors: CacheArray, valueFactors: CacheArray] {
  const factors = (name: string, rank: number): CacheArray =>
    keptArray(name, layer, 'token', { rank, 'heads + headWidth': heads + headWidth });
  return [factors('keyFactors', keyRank), factors('valueFactors', valueRank)];
}
