/** A small random model of every mechanism, and one behind LayerNorm, against PyTorch in double precision. */
import { allLogits } from '../support/all-logits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine';
import { readTrace } from '../../src/engine/read-trace';
import type { StepTrace } from '../../src/engine/trace';
import { type SmallFixture, loadSmall } from '../support/fixture';
import { expectAttention, expectLayerValues, expectMemoryNorms } from './support/against-pytorch';
import { expectClose } from './support/compare';
import { engineCases, stepOf, triedHere } from './support/load-engines';

/** Float32 against double precision over two narrow layers; logits reach 17, and scores of attention about 10. */
const tolerance = { absolute: 3e-5, relative: 1e-5 };
/**
 * A state of norm 30 is accurate to 2e-5 in float32; a head's o is a difference of its parts, and the head's norm amplifies a small o. The largest
 * error was 7.7e-5, at one token of 21.
 */
const afterHeadNorm = { absolute: 2e-4, relative: 1e-5 };
const ofAttention = { absolute: 5e-6 };

const kinds = ['latent', 'tensorProduct', 'retention', 'linear', 'infini', 'cross', 'softmax', 'layerNorm'] as const;

describe.each(kinds)('%s', (kind) => {
  let fixture: SmallFixture;
  beforeAll(async () => {
    fixture = await loadSmall(kind);
  });

  describe.each(triedHere(engineCases))('$name', ({ load }) => {
    let engine: Engine;
    const traces: StepTrace[] = [];
    beforeAll(async () => {
      const { spec, weights, tokens } = fixture;
      // The text passes through the windows' rings more than once.
      engine = await load(spec, weights, { maxRows: 5 });
      // Five tokens at once, then one by one.
      for (const [from, to] of [[0, 5] as const, ...tokens.slice(5).map((_, i) => [5 + i, 6 + i] as const)]) {
        const input = stepOf(tokens.slice(from, to), from);
        const captured = await engine.forward(input, true);
        traces.push(...readTrace(engine.plan, captured, { input, keys: input.slots, milliseconds: 1 }));
      }
    });
    afterAll(() => engine.dispose());

    it('has the same logits and norms of the residual', () => {
      const length = fixture.tokens.length;
      const [logits, norms] = [fixture.tensor('logits'), fixture.tensor('residualNorms')]; // [T, V], [L + 1, T]
      expect(traces.length).toBe(length);
      traces.forEach((trace, t) => {
        const { vocabulary } = engine.plan;
        expectClose(
          allLogits(trace.logits),
          logits.subarray(t * vocabulary, (t + 1) * vocabulary),
          kind === 'cross' ? afterHeadNorm : tolerance,
          `logits at ${t}`,
        );
        const found = [...trace.layers, trace].map(({ values }) => values['residualNorm']?.[0] ?? NaN);
        expectClose(
          found,
          found.map((_, layer) => norms[layer * length + t] ?? NaN),
          tolerance,
          `norms at ${t}`,
        );
      });
    });

    it('has the same attention in every layer, head and row', () => {
      fixture.spec.layers.forEach(({ attention }, layer) => expectAttention(traces, layer, attention, fixture, ofAttention));
    });

    it('has the same values of every layer', () => {
      fixture.spec.layers.forEach((_, layer) => expectLayerValues(traces, layer, fixture, tolerance));
    });

    it.runIf(kind === 'softmax' || kind === 'layerNorm')(
      'has an open and a shut gate, and says so of every layer that has gates',
      () => {
        fixture.spec.layers.forEach(({ attention }, layer) => {
          const gates = traces.flatMap(({ layers }) => [...(layers[layer]?.gates ?? [])]);
          const has = attention.kind === 'softmax' && attention.gate === 'head';
          expect(gates.length).toBe(has ? attention.heads * traces.length : 0);
          if (has) expect([Math.min(...gates) < 0.2, Math.max(...gates) > 0.8]).toEqual([true, true]);
        });
      },
    );

    it.runIf(kind === 'infini')('reads a memory as long as PyTorch’s', () => {
      fixture.spec.layers.forEach(({ attention }, layer) => expectMemoryNorms(traces, layer, attention, fixture, tolerance));
    });
  });
});
