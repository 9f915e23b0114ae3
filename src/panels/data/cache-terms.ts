/** The bytes of a cache as products of the numbers that they come from. */
import { group } from 'd3-array';
import { allocatedBytes } from '../../attention/cache-bytes';
import type { CacheArray, CacheLayout } from '../../attention/cache-layout';
import { words } from '../../words';
import { texCount, texProduct } from '../kit/tex-numbers';

const shapeOf = ({ per, capacity, shape, bytesPerElement }: CacheArray): string =>
  `${per} ${capacity} ${shape.map(({ size }) => size).join('×')} ${bytesPerElement}`;

/**
 * A product for all arrays of one shape in layers that have as many of them: arrays per layer, layers, each extent, bytes per number, and the
 * tokens that the array holds where it grows with the text. Their sum is the bytes of all arrays, those included that are kept only to be drawn.
 */
export function cacheTerms(layout: CacheLayout, tokens: number): readonly (readonly number[])[] {
  const inLayers = [...group(layout, (array) => `${array.layer} ${shapeOf(array)}`).values()];
  const alike = group(inLayers, (arrays) => `${arrays.length} ${arrays.slice(0, 1).map(shapeOf).join('')}`).values();
  return [...alike].flatMap((layers) => {
    const [arrays = []] = layers;
    const [array] = arrays;
    if (!array) return [];
    const held = array.per === 'token' ? [Math.min(tokens, array.capacity ?? tokens)] : [];
    return [[arrays.length, layers.length, ...array.shape.map(({ size }) => size), array.bytesPerElement, ...held]];
  });
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
