/** Numbers that a layer keeps of a token, and numbers of the keys and values that they stand for. */
import { sum } from 'd3-array';
import type { LoadedModel } from '../../../decode/session/session-state';
import { layerLayout } from '../../../insight/cache';
import { keptNumbers } from '../../../insight/kept-numbers';
import type { CacheLayout } from '../../../attention/cache-layout';

/** Of one token, in one layer: what is kept, by its layout, and a key and a value for every head. */
export function keptCount(
  { layout, spec }: Pick<LoadedModel, 'layout' | 'spec'>,
  layer: number,
): readonly [kept: number, built: number] {
  const kept = sum(keptNumbers(layerLayout(layout, layer)), ({ numbers }) => numbers);
  const attention = spec.layers[layer]?.attention;
  return [kept, attention && 'headWidth' in attention ? 2 * attention.heads * attention.headWidth : 0];
}

/** The kept numbers as the layout has them: every array's extents, multiplied and added. */
export function keptFormula(layout: CacheLayout, layer: number): string {
  return layerLayout(layout, layer)
    .map(({ shape }) => shape.map(({ size }) => size).join(' · '))
    .join(' + ');
}
