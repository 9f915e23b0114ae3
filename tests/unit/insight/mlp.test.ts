/** A layer's MLP by neuron against numbers worked out by hand. */
import { describe, expect, test } from 'vitest';
import {
  type MlpWeights,
  closedCount,
  countFor,
  directDirection,
  neuronsOf,
  outputLengths,
  outputShares,
} from '../../../src/insight/mlp';

/** Width 2, three neurons. The residual (3, 4) has the mean square 12.5, so that x = (3, 4) ⊙ (1, 2) / √12.5. */
const weights: MlpWeights = {
  epsilon: 0,
  norm: Float32Array.of(1, 2),
  gate: Float32Array.of(1, 0, 0, -1, 0, 0),
  value: Float32Array.of(0, 1, 1, 1, 5, 5),
  output: Float32Array.of(3, 1, 2, 4, 0, 0),
};
const unit = Math.sqrt(12.5);

describe('three neurons by hand', () => {
  const { gate, value, product } = neuronsOf(Float32Array.of(3, 4), weights);
  const swish = (z: number): number => z / (1 + Math.exp(-z));

  test('gates, values and products', () => {
    const gates = [swish(3 / unit), swish(-8 / unit), 0];
    const values = [8 / unit, 11 / unit, 55 / unit];
    gates.forEach((each, i) => expect(gate?.[i]).toBeCloseTo(each, 12));
    values.forEach((each, i) => expect(value[i]).toBeCloseTo(each, 12));
    gates.forEach((each, i) => expect(product[i]).toBeCloseTo(each * (values[i] ?? 0), 12));
    expect(closedCount(gate ?? new Float64Array())).toBe(1);
  });

  test('what each adds, as a part of all lengths', () => {
    const lengths = outputLengths(weights, 3);
    // The columns of W_2 are (3, 4), (1, 0) and (2, 0).
    expect([...lengths]).toEqual([5, 1, 2]);
    expect([...outputShares([1, -3, 1], lengths)]).toEqual([0.5, 0.3, 0.2]);
    expect([...outputShares([0, 0, 0], lengths)]).toEqual([0, 0, 0]);
  });

  test('how a neuron moves the logits: U (g ⊙ w_2)', () => {
    const last = { norm: Float32Array.of(2, 1), output: Float32Array.of(1, 0, 0, 1, 1, -1) };
    // g ⊙ (3, 4) = (6, 4)
    expect([...directDirection(weights, 3, 0, last)]).toEqual([6, 4, 2]);
  });
});

test('without a gate, behind LayerNorm, with a bias', () => {
  // The residual (3, 4, 8) has the mean 5 and the variance 14/3; x = ((-2, -1, 3) / √(14/3)) ⊙ (1, 2, 1) + (0, 1, 0).
  const deviation = Math.sqrt(14 / 3);
  const plain: MlpWeights = {
    epsilon: 0,
    norm: Float32Array.of(1, 2, 1),
    normBias: Float32Array.of(0, 1, 0),
    activation: 3,
    gate: null,
    value: Float32Array.of(1, 0, 0, 0, 1, 1),
    valueBias: Float32Array.of(0, 0.5),
    output: new Float32Array(6),
  };
  const { gate, value, product } = neuronsOf(Float32Array.of(3, 4, 8), plain);
  expect(gate).toBeNull();
  const values = [-2 / deviation, (-2 + 3) / deviation + 1.5];
  values.forEach((each, i) => expect(value[i]).toBeCloseTo(each, 12));
  expect(product[0]).toBe(0);
  expect(product[1]).toBeCloseTo(values[1] ?? NaN, 12);
});

test.each([
  [0.5, 1],
  [0.79, 2],
  [0.9, 3],
  [1, 4],
])('%s of all is made up by the %s largest', (part, count) => {
  expect(countFor(Float64Array.of(0.125, 0.5, 0.0625, 0.3125), part)).toBe(count);
});
