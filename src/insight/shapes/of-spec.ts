/** The shape of a model that can run here, where it is one that the calculator knows: softmax attention over keys and values in every layer. */
import type { ModelSpec } from '../../model/spec';
import type { LayerShape, Shape } from './shape';

/** Null for a model with layers of other kinds, or whose layers differ in their heads. @param parameters how many it has */
export function shapeOfSpec({ layers }: Pick<ModelSpec, 'layers'>, parameters: number): Shape | null {
  const first = layers[0]?.attention;
  if (first?.kind !== 'softmax') return null;
  const { heads, headWidth, keyValueHeads } = first;
  const kept: LayerShape[] = [];
  for (const { attention } of layers) {
    if (attention.kind !== 'softmax' || attention.heads !== heads || attention.headWidth !== headWidth) return null;
    kept.push({
      kind: 'softmax',
      keyValueHeads: attention.keyValueHeads,
      headWidth: attention.headWidth,
      capacity: attention.window ?? null,
    });
  }
  return { layers: kept, heads, headWidth, keyValueHeads, parameters };
}
