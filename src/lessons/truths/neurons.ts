/** A layer's MLP, neuron by neuron. */
import { greatestIndex } from 'd3-array';
import { activationOf } from '../../attention/mlp';
import {
  type MlpWeights,
  countFor,
  directDirection,
  mlpTensorsOf,
  neuronsOf,
  outputLengths,
  outputShares,
} from '../../insight/mlp';
import type { LessonPage } from '../../store/known-lessons';
import { aNumber } from '../../store/schemas';
import { spelling } from './text';
import { aLayer, aRow, modelOf, rowOf, truth } from './truth';

const inLayer = { ...aLayer, ...aRow } as const;

async function weightsOf(page: LessonPage, ...tensors: readonly string[]): Promise<Float32Array[]> {
  return Promise.all(
    tensors.map(async (tensor) => {
      const found = await page.session.weights(tensor);
      if (!found) throw new RangeError(`no tensor ${tensor}`);
      return found;
    }),
  );
}

/** What a row's MLP was given and made of it, with its weights. */
async function mlpOf(page: LessonPage, layer: number, query?: number) {
  const row = await page.session.mlpRow(layer, (await rowOf(page, query)).index);
  const { layers, normEpsilon: epsilon } = modelOf(page).spec;
  const own = layers[layer];
  if (!row || !own?.mlp) throw new Error(`layer ${layer} has no MLP`);
  const { norm, value, output, ...others } = mlpTensorsOf(own, layer);
  const [ofNorm, ofValue, ofOutput] = (await weightsOf(page, norm, value, output)) as [Float32Array, Float32Array, Float32Array];
  // A layer may lack these.
  const [normBias, gate, gateBias, valueBias] = await Promise.all(
    (['normBias', 'gate', 'gateBias', 'valueBias'] as const).map(async (name) => page.session.weights(others[name])),
  );
  const weights: MlpWeights = {
    epsilon,
    activation: activationOf(own.mlp),
    norm: ofNorm,
    value: ofValue,
    output: ofOutput,
    normBias: normBias ?? null,
    gate: gate ?? null,
    gateBias: gateBias ?? null,
    valueBias: valueBias ?? null,
  };
  const shares = outputShares(row.product, outputLengths(weights, row.product.length));
  return { ...row, weights, shares, neurons: neuronsOf(row.residual, weights) };
}

export const neuronTruths = {
  /** How many neurons a layer has. */
  neurons: truth(aLayer, (page, { layer }) => modelOf(page).spec.layers[layer]?.mlp?.hidden ?? Number.NaN),
  /** How many of a row's neurons, the largest first, add up to a part of the output. */
  neuronsFor: truth({ ...inLayer, part: aNumber(0, 1) }, async (page, { layer, query, part }) => {
    return countFor((await mlpOf(page, layer, query)).shares, part);
  }),
  /** The neuron with the largest part of the output, by its number. */
  strongestNeuron: truth(inLayer, async (page, { layer, query }) => {
    return greatestIndex((await mlpOf(page, layer, query)).shares) ?? Number.NaN;
  }),
  /** Its gate, value, or part of the output. */
  strongestNeuronGate: truth(inLayer, async (page, { layer, query }) => {
    const { shares, neurons } = await mlpOf(page, layer, query);
    return neurons.gate?.[greatestIndex(shares) ?? -1] ?? Number.NaN;
  }),
  strongestNeuronShare: truth(inLayer, async (page, { layer, query }) => {
    const { shares } = await mlpOf(page, layer, query);
    return shares[greatestIndex(shares) ?? -1] ?? Number.NaN;
  }),
  /** The token that it raises most, directly. */
  strongestNeuronRaises: truth(inLayer, async (page, { layer, query }) => {
    const { shares, product, weights } = await mlpOf(page, layer, query);
    const neuron = greatestIndex(shares) ?? -1;
    const { tiedEmbedding } = modelOf(page).spec;
    const [norm, output] = (await weightsOf(page, 'norm.weight', tiedEmbedding ? 'embedding.weight' : 'output.weight')) as [
      Float32Array,
      Float32Array,
    ];
    const direction = directDirection(weights, product.length, neuron, { norm, output });
    const sign = Math.sign(product[neuron] ?? 0);
    return spelling(page, greatestIndex(direction, (value) => sign * value) ?? 0);
  }),
};
