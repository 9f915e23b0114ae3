/** What is drawn and listed of a token's neurons. */
import type { TableData } from '../../../charts/figure/table';
import {
  type MlpWeights,
  closedCount,
  type Unembedding,
  countFor,
  directDirection,
  largestDifference,
  neuronsOf,
  outputLengths,
  outputShares,
} from '../../../insight/mlp';
import { wordsOf } from '../../../words';
import type { SeenRow } from './use-mlp';

const say = wordsOf('mlp');

export interface ShownNeurons {
  /** Null without a gate. */
  readonly gate: Float64Array | null;
  readonly value: Float64Array;
  /** As the kernel computed it. */
  readonly product: Float32Array;
  readonly lengths: Float64Array;
  readonly shares: Float64Array;
  /** Neurons by share, the largest first. */
  readonly bySize: readonly number[];
  /** How many of these make up 90 % of the output. */
  readonly most: number;
  /** Gates that are nearly closed, or neurons without a gate that are nearly off. */
  readonly closed: number;
  /** Between the kernel's products and those computed here. */
  readonly difference: number;
}

export function shownNeurons({ residual, product }: SeenRow, weights: MlpWeights): ShownNeurons {
  const computed = neuronsOf(residual, weights);
  const lengths = lengthsOf(weights, product.length);
  const shares = outputShares(product, lengths);
  return {
    gate: computed.gate,
    value: computed.value,
    product,
    lengths,
    shares,
    bySize: Array.from(shares, (_, i) => i).toSorted((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0)),
    most: countFor(shares, 0.9),
    closed: closedCount(computed.gate ?? computed.product),
    difference: largestDifference(computed.product, product),
  };
}

const lengthsKnown = new WeakMap<MlpWeights, Float64Array>();

/** See outputLengths: of the weights alone, so they are computed once. */
function lengthsOf(weights: MlpWeights, hidden: number): Float64Array {
  const lengths = lengthsKnown.get(weights) ?? outputLengths(weights, hidden);
  lengthsKnown.set(weights, lengths);
  return lengths;
}

const directions = new WeakMap<Unembedding, WeakMap<MlpWeights, Map<number, Float64Array>>>();

/** See directDirection. How a neuron moves the logits is of its weights alone, so each is computed once; a token only says how much. */
export function directionOf(weights: MlpWeights, last: Unembedding, neuron: number, hidden: number): Float64Array {
  const ofLast = directions.get(last) ?? new WeakMap<MlpWeights, Map<number, Float64Array>>();
  directions.set(last, ofLast);
  const known = ofLast.get(weights) ?? new Map<number, Float64Array>();
  ofLast.set(weights, known);
  const direction = known.get(neuron) ?? directDirection(weights, hidden, neuron, last);
  known.set(neuron, direction);
  return direction;
}

/** Every neuron in the order of its share. */
export function neuronsTable({ bySize, gate, value, product, lengths, shares }: ShownNeurons, f: string): TableData {
  const c = say.tableColumns;
  const [gates, ofGate] = gate === null ? [[], () => []] : [[c.gate(f)], (i: number) => [gate[i] ?? 0]];
  return {
    columns: [c.neuron, ...gates, c.value, gate === null ? c.bent(f) : c.product, c.length, c.share],
    rows: bySize.map((i) => [i, ...ofGate(i), value[i] ?? 0, product[i] ?? 0, lengths[i] ?? 0, shares[i] ?? 0]),
  };
}
