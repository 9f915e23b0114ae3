/** The bytes of a cache as products of the numbers that they come from. */
import { allocatedBytes } from '../../attention/cache-bytes';
import type { CacheArray, CacheLayout } from '../../attention/cache-layout';
import { words } from '../../words';
import { texCount, texProduct } from '../kit/tex-numbers';

/**
 * A product for all arrays of one shape: arrays per layer, layers, each extent, bytes per number, and the tokens that the array holds where it
 * grows with the text. Their sum is the bytes of all arrays, those included that are kept only to be drawn.
 */
export function cacheTerms(layout: CacheLayout, tokens: number): readonly (readonly number[])[] {
  const shapes = new Map<string, { readonly array: CacheArray; readonly count: number; readonly layers: Set<number> }>();
  for (const array of layout) {
    const key = `${array.per} ${array.capacity} ${array.shape.map(({ size }) => size).join('×')}`;
    const known = shapes.get(key);
    shapes.set(key, { array, count: (known?.count ?? 0) + 1, layers: (known?.layers ?? new Set()).add(array.layer) });
  }
  return [...shapes.values()].map(({ array, count, layers }) => [
    count / layers.size,
    layers.size,
    ...array.shape.map(({ size }) => size),
    array.bytesPerElement,
    ...(array.per === 'token' ? [Math.min(tokens, array.capacity ?? tokens)] : []),
  ]);
}

/** Shapes of a cache whose products are written out; a line with more of them cannot be read. */
const most = 4;

/**
 * The equation of a cache's bytes with its numbers, as TeX: bytes = 2 · 4 · 1 · 32 · 4 · 46 = 47,104. Of what is kept only to be drawn nothing is counted.
 * @param of what stands behind the word, an index or an argument
 * @param times texts that are kept
 */
export function bytesRow(layout: CacheLayout, tokens: number, of = '', times = 1): string {
  const kept = layout.filter(({ forDisplay }) => !forDisplay);
  const terms = cacheTerms(kept, tokens);
  const total = times * kept.reduce((sum, array) => sum + allocatedBytes(array, tokens), 0);
  const sum = terms.map(texProduct).join(' + ');
  const factor =
    times === 1 ? sum : String.raw`${texCount(times)} \cdot ${terms.length > 1 ? String.raw`\bigl(${sum}\bigr)` : sum}`;
  const how = terms.length > 0 && terms.length <= most ? `= ${factor} ` : '';
  return String.raw`\text{${words.mechanisms.bytes}}${of} ${how}= ${texCount(total)}`;
}
