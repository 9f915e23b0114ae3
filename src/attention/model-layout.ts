/** The tensors and the cache of a whole model, from those of its layers. */
import { isGated } from '../model/mlp-spec';
import type { LayerSpec, MlpSpec, ModelSpec } from '../model/spec';
import type { TensorShape } from '../model/weights';
import type { CacheLayout } from './cache-layout';
import { mechanismOf } from './mechanisms';
import { maxRowsOf } from './trace-layout';

/**
 * Every tensor that the weights must hold, in the order of the forward pass. Matrices are [outputs, inputs]. Those of attention are the
 * mechanism's; a norm's weight is what is multiplied with (Gemma's files lack the 1 that is added to it).
 */
export function modelTensors(spec: ModelSpec): readonly TensorShape[] {
  const { vocabulary, width } = spec;
  const layers = spec.layers.flatMap((layer, index) => layerTensors(spec, layer, `layers.${index}`));
  return [
    { name: 'embedding.weight', shape: [vocabulary, width] },
    ...(spec.learnedPositions === undefined ? [] : [{ name: 'positions.weight', shape: [spec.learnedPositions, width] }]),
    ...layers,
    ...normTensors(spec, 'norm'),
    ...(spec.tiedEmbedding ? [] : [{ name: 'output.weight', shape: [vocabulary, width] }]),
    ...(spec.outputBias ? [{ name: 'output.bias', shape: [vocabulary] }] : []),
  ];
}

function layerTensors(
  spec: ModelSpec,
  { attention, mlp, parallel, normsAfter }: LayerSpec,
  prefix: string,
): readonly TensorShape[] {
  const { width } = spec;
  const after = (part: string): readonly TensorShape[] => (normsAfter ? normTensors(spec, `${prefix}.${part}.after_norm`) : []);
  // The norm's weight comes first, with the attention's own.
  const [weight, ...others] = mechanismOf(attention).tensors(attention, width, `${prefix}.attention`);
  return [
    ...(weight === undefined ? [] : [weight]),
    ...(spec.norm === 'layer' ? [{ name: `${prefix}.attention.norm.bias`, shape: [width] }] : []),
    ...others,
    ...after('attention'),
    ...(mlp === null || parallel === 'oneNorm' ? [] : normTensors(spec, `${prefix}.mlp.norm`)),
    ...(mlp === null ? [] : [...mlpTensors(mlp, width, `${prefix}.mlp`), ...after('mlp')]),
  ];
}

function normTensors({ norm, width }: ModelSpec, prefix: string): readonly TensorShape[] {
  const names = norm === 'layer' ? ['weight', 'bias'] : ['weight'];
  return names.map((name) => ({ name: `${prefix}.${name}`, shape: [width] }));
}

function mlpTensors(mlp: MlpSpec, width: number, prefix: string): readonly TensorShape[] {
  const { hidden, bias } = mlp;
  const projection = (name: string, outputs: number, inputs: number): readonly TensorShape[] => [
    { name: `${prefix}.${name}.weight`, shape: [outputs, inputs] },
    ...(bias ? [{ name: `${prefix}.${name}.bias`, shape: [outputs] }] : []),
  ];
  return [
    ...(isGated(mlp) ? projection('gate', hidden, width) : []),
    ...projection('up', hidden, width),
    ...projection('down', width, hidden),
  ];
}

/** Learned parameters: the elements of all tensors; a tied embedding counts once. */
export function parameterCount(spec: ModelSpec): number {
  return modelTensors(spec).reduce((sum, { shape }) => sum + shape.reduce((product, extent) => product * extent, 1), 0);
}

/** What the model keeps between steps of at most `maxRows` tokens, layer by layer. */
export function cacheLayout(spec: ModelSpec, maxRows = maxRowsOf(spec)): CacheLayout {
  return spec.layers.flatMap(({ attention }, layer) => mechanismOf(attention).cache(attention, layer, maxRows));
}
