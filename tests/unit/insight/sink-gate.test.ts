/** The sink as a gate: identities, held to numbers computed from scores and vectors apart from the weights. */
import { expect, test } from 'vitest';
import { gateOf, gateWithLogit, logSumExp, outputParts, sigmoid } from '../../../src/insight/gate';
import { scoresOf } from '../../../src/insight/head-scores';
import { sinkOf } from '../../../src/decode/reader/reading-settings';
import { nodeKeepsake } from '../lessons/node-keepsake';

/** Twenty scores of a made-up row, of which the first two are the sink's. */
const scores = Array.from({ length: 20 }, (_, j) => 3 * Math.sin(1.7 * j + 0.3) + (j < 2 ? 2 : 0));
const keys = scores.map((_, j) => j);
const sink = { from: 0, to: 2 };
const exps = scores.map(Math.exp);
const sum = exps.reduce((a, b) => a + b, 0);
const weights = Float32Array.from(exps, (e) => e / sum);

test('g = 1 − Σ_S α = σ(LSE of the rest − LSE of the sink)', () => {
  const g = gateOf(weights, keys, sink);
  expect(Math.abs(g - (1 - (weights[0] ?? NaN) - (weights[1] ?? NaN)))).toBeLessThan(1e-6);
  expect(Math.abs(g - sigmoid(logSumExp(scores.slice(2)) - logSumExp(scores.slice(0, 2))))).toBeLessThan(1e-6);
});

test('with a learned logit: g = σ(LSE s − b), and every weight shrinks by it', () => {
  for (const b of [-3, 0, 4]) {
    const g = gateWithLogit(scores, b);
    expect(Math.abs(g - sum / (sum + Math.exp(b)))).toBeLessThan(1e-12);
    const shrunk = Float32Array.from(exps, (e) => e / (sum + Math.exp(b)));
    expect(Math.abs(gateOf(shrunk, keys, { from: 0, to: 0 }) - g)).toBeLessThan(1e-6);
    shrunk.forEach((weight, j) => expect(Math.abs(weight - g * (weights[j] ?? NaN))).toBeLessThan(1e-6));
  }
});

test('scores so large that e to them overflows', () => {
  expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.log(2), 12);
  expect(logSumExp([])).toBe(-Infinity);
  expect(gateWithLogit([2000], 0)).toBe(1);
});

test.each(['mha', 'gqa', 'softmax-one', 'yoco-window', 'window'])(
  '%s: o = Σ_S α v + g õ, and weights from scores',
  async (id) => {
    const keepsake = nodeKeepsake();
    await keepsake.open(id);
    await keepsake.prompt('Once upon a time there was a little girl');
    const { session } = keepsake;
    await session.step(6);
    const { model, length, reading } = session.state.getState();
    const row = length - 1;
    const trace = session.trace(row);
    let held = 0;
    for (const [layer, { attention }] of model?.spec.layers.entries() ?? []) {
      if (attention.kind !== 'softmax') continue;
      const [seen, key, value] = await Promise.all([
        session.attentionRow(layer, row),
        session.cacheArray(layer, 'key', row),
        session.cacheArray(layer, 'value', row),
      ]);
      const { heads, keyValueHeads, headWidth } = attention;
      const shares = trace?.layers[layer]?.attention;
      if (!seen || !key || !value || !shares || !trace) throw new Error('nothing was read');
      for (let head = 0; head < heads; head++) {
        const own = shares.subarray(head * length, (head + 1) * length);
        const group = Math.floor((head * keyValueHeads) / heads);
        const at = (i: number): number => (i * keyValueHeads + group) * headWidth;
        const parts = outputParts(own, trace.keys, sinkOf(reading), { numbers: value, width: headWidth, at });
        const g = gateOf(own, trace.keys, sinkOf(reading));
        const query = seen.query.subarray(head * headWidth, (head + 1) * headWidth);
        const rows = new Float32Array(length * headWidth);
        for (let i = 0; i < length; i++) rows.set(key.subarray(at(i), at(i) + headWidth), i * headWidth);
        const found = scoresOf(attention, { query, keys: rows, positions: trace.positions });
        const rest = found.slice(1);
        const total = logSumExp(attention.extraLogit === 'none' ? found : [...found, 0]);
        // The gate from scores; where there is an extra logit of 0 it is in the sink.
        const sinkScores = attention.extraLogit === 'none' ? found.slice(0, 1) : [found[0] ?? NaN, 0];
        expect(Math.abs(g - sigmoid(logSumExp(rest) - logSumExp(sinkScores)))).toBeLessThan(2e-6);
        found.forEach((score, i) => expect(Math.abs(Math.exp(score - total) - (own[i] ?? NaN))).toBeLessThan(2e-6));
        // What the kernel mixed is the sum of the two parts, and the rest is g times the softmax without the sink.
        const without = logSumExp(rest);
        for (let d = 0; d < headWidth; d++) {
          const o = seen.output[head * headWidth + d] ?? NaN;
          expect(Math.abs((parts.sink[d] ?? NaN) + (parts.rest[d] ?? NaN) - o)).toBeLessThan(2e-6 * Math.max(1, Math.abs(o)));
          const tilde = rest.reduce((mean, score, i) => mean + Math.exp(score - without) * (value[at(i + 1) + d] ?? NaN), 0);
          expect(Math.abs((parts.rest[d] ?? NaN) - g * tilde)).toBeLessThan(4e-6 * Math.max(1, Math.abs(tilde)));
        }
        held += 1;
      }
    }
    expect(held).toBeGreaterThan(0);
  },
);
