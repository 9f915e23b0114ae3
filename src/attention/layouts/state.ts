import type { CacheArray } from '../cache-layout';
import { keptArray } from './array';

export interface StateShape {
  readonly heads: number;
  readonly keyWidth: number;
  readonly valueWidth: number;
}

/**
 * The state S [heads, keyWidth, valueWidth] of retention (2307.08621), gated retention (2405.05254) and every other recurrence of
 * outer products: H d_k d_v numbers per layer, for a text of any length.
 */
export function stateLayout({ heads, keyWidth, valueWidth }: StateShape, layer: number): readonly [state: CacheArray] {
  return [keptArray('state', layer, 'constant', { heads, keyWidth, valueWidth })];
}

/**
 * Linear attention with a denominator (Katharopoulos et al. 2006.16236): the state, and its normaliser z [heads, keyWidth]:
 * H d_k (d_v + 1) numbers per layer. `keyWidth` is the width of the feature map.
 */
export function linearLayout(shape: StateShape, layer: number): readonly [state: CacheArray, normaliser: CacheArray] {
  const { heads, keyWidth } = shape;
  return [...stateLayout(shape, layer), keptArray('normaliser', layer, 'constant', { heads, keyWidth })];
}

/** The inputs that a causal convolution over time needs later: the last taps − 1 of every channel. */
export function convolutionLayout(channels: number, taps: number, layer: number): readonly [inputs: CacheArray] {
  return [keptArray('convolutionInputs', layer, 'constant', { past: taps - 1, channels })];
}

/** Keys and values [heads, headWidth] of the present group (You et al. 2406.07368), at most `group` tokens: 2 g H d numbers. */
export function groupLayout(
  { heads, headWidth }: { readonly heads: number; readonly headWidth: number },
  group: number,
  layer: number,
): readonly [key: CacheArray, value: CacheArray] {
  const array = (name: string): CacheArray => keptArray(name, layer, 'constant', { group, heads, headWidth });
  return [array('groupKey'), array('groupValue')];
}
