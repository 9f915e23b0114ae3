/** The bytes of the model and of a decoder of as many layers, as equations with their numbers. */
import { cacheBytes } from '../../../attention/cache-bytes';
import type { CacheLayout } from '../../../attention/cache-layout';
import { layerLayout } from '../../../insight/cache';
import { type SharedCache, decoderLayout } from '../../../insight/shared-cache';
import { words, wordsOf } from '../../../words';
import { texCount, texProduct } from '../../kit/tex-numbers';

const say = wordsOf('sharedCache').inEquation;

/** Null where the shared cache is not a key and a value per token and head. */
export function sharedRow(layout: CacheLayout, shared: SharedCache, layers: number, tokens: number): string | null {
  const [key, value] = layerLayout(layout, shared.fills);
  const [groups, width] = key?.shape.map(({ size }) => size) ?? [];
  if (!key || !value || groups === undefined || width === undefined || tokens < 1) return null;
  const b = key.bytesPerElement;
  const { total } = cacheBytes(layout, tokens);
  const below = total / b - 2 * groups * width * tokens;
  const decoder = cacheBytes(decoderLayout(layout, shared, layers), tokens).total;
  const own = String.raw`${b} \cdot \bigl(${texProduct([2, groups, width, tokens])} + ${texCount(below)}\bigr) = ${texCount(total)}`;
  const other = `${texProduct([b, 2, layers, groups, width, tokens])} = ${texCount(decoder)}`;
  return String.raw`\text{${words.mechanisms.bytes}}(${texCount(tokens)}) = ${own}, \qquad \text{${say.decoder}}~ ${other}`;
}
