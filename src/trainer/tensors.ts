/** The weights, by the names that a model's file has them under, all in one array: where each begins, and what it is at first. */
import { uniform } from '../decode/sampling';
import { type TrainerSettings, schedule, shape } from './settings';

export interface WeightTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Its first number in the array of all. */
  readonly from: number;
  readonly length: number;
}

/** Tensors begin at multiples of this, as a GPU's bindings must: 256 bytes. Between them are zeros, whose gradients are 0. */
const alignment = 64;

/** The tensors of a model in their order, and the length of the array that has them all. */
export function weightTensors({ weighting, gate, mlp }: Pick<TrainerSettings, 'weighting' | 'gate' | 'mlp'>): {
  readonly tensors: readonly WeightTensor[];
  readonly length: number;
} {
  const { width: D, hidden, vocabulary } = shape;
  const attention = 'layers.0.attention';
  const feed = 'layers.0.mlp';
  const shapes: readonly (readonly [string, ...number[]])[] = [
    ['embedding.weight', vocabulary, D],
    [`${attention}.norm.weight`, D],
    [`${attention}.query.weight`, D, D],
    [`${attention}.query.bias`, D],
    [`${attention}.key.weight`, D, D],
    [`${attention}.key.bias`, D],
    [`${attention}.value.weight`, D, D],
    [`${attention}.output.weight`, D, D],
    ...(weighting === 'sink-logit' ? ([[`${attention}.sink_logit`, 1]] as const) : []),
    ...(gate ? ([[`${attention}.gate.weight`, 1, D]] as const) : []),
    ...(mlp
      ? ([
          [`${feed}.norm.weight`, D],
          [`${feed}.gate.weight`, hidden, D],
          [`${feed}.up.weight`, hidden, D],
          [`${feed}.down.weight`, D, hidden],
        ] as const)
      : []),
    ['norm.weight', D],
    ['output.weight', vocabulary, D],
  ];
  let end = 0;
  const tensors = shapes.map(([name, ...extents]): WeightTensor => {
    const length = extents.reduce((a, b) => a * b, 1);
    const from = end;
    end += Math.ceil(length / alignment) * alignment;
    return { name, shape: extents, from, length };
  });
  return { tensors, length: end };
}

/** For each number of the array: what AdamW takes off it a step, as a share of the learning rate. Matrices alone decay. */
export function decays(settings: TrainerSettings): Float32Array<ArrayBuffer> {
  const { tensors, length } = weightTensors(settings);
  const all = new Float32Array(length);
  for (const tensor of tensors) if (tensor.shape.length >= 2) all.fill(schedule.decay, tensor.from, tensor.from + tensor.length);
  return all;
}

/** Numbers of a seed's stream; the batches have others. */
const initialStream = 1;

/**
 * The weights before the first step, as `Transformer.initialise` in training/model.py has them: matrices normal with deviation 0.02, those that
 * add to the residual divided by √2 (GPT-2), gains 1, all else 0. The numbers are drawn from the seed.
 */
export function initialWeights(settings: TrainerSettings): Float32Array<ArrayBuffer> {
  const { tensors, length } = weightTensors(settings);
  const all = new Float32Array(length);
  for (const { name, shape: extents, from, length: count } of tensors) {
    if (name.endsWith('norm.weight')) all.fill(1, from, from + count);
    if (extents.length < 2) continue;
    const deviation = 0.02 / (/attention\.output|mlp\.down/u.test(name) ? Math.SQRT2 : 1);
    for (let i = from; i < from + count; i++) all[i] = deviation * normal(settings.seed, i);
  }
  return all;
}

/** A number of the standard normal distribution (Box and Muller 1958), a function of the seed and an index. */
function normal(seed: number, index: number): number {
  const u = 1 - uniform(seed, 2 * index, initialStream);
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * uniform(seed, 2 * index + 1, initialStream));
}
