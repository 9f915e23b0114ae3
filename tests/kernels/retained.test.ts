/** Retained rows of a layer of retention against the engine's results: the weights that they imply, and the state. */
import { describe, expect, it } from 'vitest';
import { readRetentionInput } from '../../src/decode/runs/retention-input';
import { readTrace } from '../../src/engine/read-trace';
import { compareRetentionForms } from '../../src/insight/retention-forms';
import { expectClose } from './support/compare';
import { engineCases, stepOf, triedHere } from './support/load-engines';
import { crossLayer, modelOf, retentionLayer } from './support/random-model';

/** Sums over at most 45 tokens of products of eight, in another order. */
const close = { absolute: 5e-5, relative: 5e-5 };
const interventions = { zeroSink: false, silenced: [] };
const tokens = Array.from({ length: 45 }, (_, i) => (i * 29 + 3) % 61);

const models = {
  fixed: modelOf({ layers: 2, vocabulary: 61, mechanism: retentionLayer({ decay: 'fixed' }) }),
  'gated, below a cross-decoder': modelOf({
    vocabulary: 61,
    attentions: [retentionLayer(), retentionLayer(), crossLayer(true), crossLayer(false)],
  }),
};

describe.each(Object.entries(models))('%s', (_name, spec) => {
  it.each(triedHere(engineCases))('$name', async (engineCase) => {
    const engine = await engineCase.load(spec);
    const text = (await readRetentionInput(engine, engine.plan, tokens, interventions)) ?? expect.fail('the model has retention');
    expect(text.layer).toBe(1);
    const last = tokens.length - 1;
    const kept = engine.plan.buffers.find(({ role, name }) => role === 'cache' && name.endsWith('1.cache.state'))?.name ?? '';
    const state = await engine.contents(kept);
    await engine.forward(stepOf(tokens.slice(0, 20)), true);
    const rest = stepOf(tokens.slice(20), 20);
    const traces = readTrace(engine.plan, await engine.forward(rest, true), { input: rest, keys: rest.slots, milliseconds: 0 });
    const trace = traces.at(-1);
    text.heads.forEach(({ q, k, v, logGamma, keyWidth, valueWidth }, h) => {
      const left = (m: number): number => Math.exp(logGamma.slice(m + 1).reduce((sum, log) => sum + log, 0));
      const weight = (m: number): number => {
        let product = 0;
        for (let i = 0; i < keyWidth; i++) product += (q[last * keyWidth + i] ?? NaN) * (k[m * keyWidth + i] ?? NaN);
        return product * left(m);
      };
      const weights = Float32Array.from(tokens, (_, m) => weight(m));
      const signed = trace?.layers[1]?.signed?.subarray(h * tokens.length, (h + 1) * tokens.length) ?? new Float32Array();
      expectClose(signed, weights, close, `weights of head ${h}`);
      const size = keyWidth * valueWidth;
      const sums = Float32Array.from({ length: size }, (_, at) => {
        const [i, j] = [Math.floor(at / valueWidth), at % valueWidth];
        return tokens.reduce(
          (sum, _token, m) => sum + left(m) * (k[m * keyWidth + i] ?? NaN) * (v[m * valueWidth + j] ?? NaN),
          0,
        );
      });
      expectClose(state.subarray(h * size, (h + 1) * size), sums, close, `state of head ${h}`);
    });
    const { recurrent, chunkwise, largest } = compareRetentionForms(text, 32);
    expect(largest).toBeGreaterThan(0.01);
    // Float32 has seven digits; sums over 45 tokens lose at most two of them.
    expect(Math.max(recurrent, chunkwise)).toBeLessThan(1e-5 * largest);
    engine.dispose();
  });
});

it('is nothing for a model without retention', async () => {
  const [cpu] = engineCases;
  const engine = (await cpu?.load(modelOf({ layers: 1, vocabulary: 61 }))) ?? expect.fail('there is a CPU engine');
  expect(await readRetentionInput(engine, engine.plan, tokens, interventions)).toBeNull();
});
