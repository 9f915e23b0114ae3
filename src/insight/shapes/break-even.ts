/**
 * From which rank on TPA keeps more than key/value heads do: (R_K + R_V)(H + d) against 2 G d numbers per token and layer
 * (2501.06425, section 3.2).
 */
import { type LayerShape, numbersPerToken } from './shape';

interface Heads {
  readonly heads: number;
  readonly headWidth: number;
}

/** Numbers that TPA keeps per token and layer. */
export function factorNumbers({ heads, headWidth }: Heads, keyRank: number, valueRank: number): number {
  const layer: LayerShape = { kind: 'tensor-product', heads, headWidth, keyRank, valueRank };
  return numbersPerToken([layer]);
}

/** Numbers that G key/value heads keep per token and layer. */
export function keyValueNumbers(keyValueHeads: number, headWidth: number): number {
  return numbersPerToken([{ kind: 'softmax', keyValueHeads, headWidth, capacity: null }]);
}

/** R_K + R_V at which both keep as much: 2 G d / (H + d). */
export function breakEvenRank({ heads, headWidth }: Heads, keyValueHeads: number): number {
  // A rank of one in the key alone costs H + d.
  return keyValueNumbers(keyValueHeads, headWidth) / factorNumbers({ heads, headWidth }, 1, 0);
}
