/** A small random checkpoint of each family that is published, against PyTorch in double precision: logits, attention, greedy tokens. */
import { allLogits } from '../support/all-logits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activationOf } from '../../src/attention/mlp';
import { mlpRow } from '../../src/attention/mlp-row';
import type { Engine } from '../../src/engine/engine';
import { readTrace } from '../../src/engine/read-trace';
import type { StepTrace } from '../../src/engine/trace';
import { mlpTensorsOf, neuronsOf } from '../../src/insight/mlp';
import { float16ToFloat32 } from '../../src/model/float16';
import { type CheckpointFixture, families, loadCheckpoint } from '../support/checkpoint';
import { expectClose } from './support/compare';
import { onCpu, onGpu, stepOf, triedHere } from './support/load-engines';

/** Float32 against double precision over two or three narrow layers; logits reach 12, scores of attention 20. */
const ofLogits = { absolute: 3e-5, relative: 1e-5 };
const ofAttention = { absolute: 1e-5 };

describe.each(families)('%s', (family) => {
  let fixture: CheckpointFixture;
  beforeAll(async () => {
    fixture = await loadCheckpoint(family);
  });

  describe.each(triedHere([onCpu, onGpu]))('$name', ({ load }) => {
    let engine: Engine;
    const traces: StepTrace[] = [];
    beforeAll(async () => {
      const { spec, weights, tokens, prompt } = fixture;
      engine = await load(spec, weights, { maxRows: prompt });
      // The prompt at once, then one by one.
      for (let from = 0, to = prompt; from < tokens.length; from = to++) {
        const input = stepOf(tokens.slice(from, to), from);
        const captured = await engine.forward(input, true);
        traces.push(...readTrace(engine.plan, captured, { input, keys: input.slots, milliseconds: 1 }));
      }
    });
    afterAll(() => engine.dispose());

    it('has the same logits', () => {
      const { vocabulary } = engine.plan;
      const wanted = fixture.tensor('logits');
      expect(wanted.length).toBe(traces.length * vocabulary);
      traces.forEach(({ logits }, t) =>
        expectClose(allLogits(logits), wanted.subarray(t * vocabulary, (t + 1) * vocabulary), ofLogits, `logits at ${t}`),
      );
    });

    it('has the same attention in every layer, head and row', () => {
      fixture.spec.layers.forEach(({ attention: { heads } }, layer) => {
        const wanted = fixture.tensor(`attention.${layer}`);
        const ofHead = (traces.length * (traces.length + 1)) / 2;
        expect(wanted.length).toBe(heads * ofHead);
        traces.forEach(({ layers }, t) => {
          const rows = Array.from({ length: heads }, (_, head) => {
            const start = head * ofHead + (t * (t + 1)) / 2;
            return [...wanted.subarray(start, start + t + 1)];
          });
          expectClose(layers[layer]?.attention ?? [], rows.flat(), ofAttention, `attention of layer ${layer} at ${t}`);
        });
      });
    });

    it('has the neurons of every MLP as double precision has them', async () => {
      const { spec, weights, tokens } = fixture;
      const has = new Set(engine.plan.tensors.map(({ name }) => name));
      const read = (name: string, matrix: boolean): Float32Array | null =>
        has.has(name) ? (matrix ? float16ToFloat32(weights.float16Bits(name)) : weights.float32(name)) : null;
      const last = stepOf(tokens.slice(-1), tokens.length - 1);
      for (const [layer, own] of spec.layers.entries()) {
        const part = mlpRow(engine.plan, layer);
        expect(part === null).toBe(own.mlp === null);
        if (part === null || own.mlp === null) continue;
        await engine.forward({ ...last, ops: part.ops }, true);
        const [residual = new Float32Array(), product = new Float32Array()] = await Promise.all(
          part.reads.map(async ({ buffer, width }) => (await engine.contents(buffer)).slice(0, width)),
        );
        const names = mlpTensorsOf(own, layer);
        const neurons = neuronsOf(residual, {
          epsilon: spec.normEpsilon,
          activation: activationOf(own.mlp),
          norm: read(names.norm, false) ?? new Float32Array(),
          normBias: read(names.normBias, false),
          gate: read(names.gate, true),
          gateBias: read(names.gateBias, false),
          value: read(names.value, true) ?? new Float32Array(),
          valueBias: read(names.valueBias, false),
          output: read(names.output, true) ?? new Float32Array(),
        });
        expect(product.some((value) => value !== 0)).toBe(true);
        expectClose(product, Float32Array.from(neurons.product), ofLogits, `neurons of layer ${layer}`);
      }
    });

    it('writes the same greedy tokens', () => {
      const likeliest = traces.map(({ logits }) => allLogits(logits).indexOf(Math.max(...allLogits(logits))));
      expect(likeliest.slice(fixture.prompt - 1, -1)).toEqual(fixture.tokens.slice(fixture.prompt));
    });
  });
});
