/** The tensors and the cache of a whole model, from those of its layers. */
import type { ModelSpec } from '../model/spec';
import type { TensorShape } from '../model/weights';
import type { CacheLayout } from './cache-layout';
import { mechanismOf } from './mechanisms';
import { defaultMaxRows } from './plan';

/** Every tensor that the weights must hold, in the order of the forward pass. Matrices are [outputs, inputs]. */
export function modelTensors(spec: ModelSpec): readonly TensorShape[] {
  const { vocabulary, width } = spec;
  const layers = spec.layers.flatMap(({ attention, mlp }, layer) => [
    ...mechanismOf(attention).tensors(attention, width, `layers.${layer}.attention`),
    ...(mlp === null ? [] : mlpTensors(mlp.hidden, width, `layers.${layer}.mlp`)),
  ]);
  return [
    { name: 'embedding.weight', shape: [vocabulary, width] },
    ...layers,
    { name: 'norm.weight', shape: [width] },
    ...(spec.tiedEmbedding ? [] : [{ name: 'output.weight', shape: [vocabulary, width] }]),
  ];
}

function mlpTensors(hidden: number, width: number, prefix: string): readonly TensorShape[] {
  return [
    { name: `${prefix}.norm.weight`, shape: [width] },
    { name: `${prefix}.gate.weight`, shape: [hidden, width] },
    { name: `${prefix}.up.weight`, shape: [hidden, width] },
    { name: `${prefix}.down.weight`, shape: [width, hidden] },
  ];
}

/** Learned parameters: the elements of all tensors; a tied embedding counts once. */
export function parameterCount(spec: ModelSpec): number {
  return modelTensors(spec).reduce((sum, { shape }) => sum + shape.reduce((product, extent) => product * extent, 1), 0);
}

/** What the model keeps between steps of at most `maxRows` tokens, layer by layer. */
export function cacheLayout(spec: ModelSpec, maxRows = defaultMaxRows): CacheLayout {
  return spec.layers.flatMap(({ attention }, layer) => mechanismOf(attention).cache(attention, layer, maxRows));
}
