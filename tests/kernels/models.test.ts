/** Every shipped model against what PyTorch computes in double precision from the same float16 weights. */
import { allLogits } from '../support/all-logits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/attention/compile';
import type { Engine, StepInput } from '../../src/engine/engine';
import { readTrace } from '../../src/engine/read-trace';
import type { StepTrace } from '../../src/engine/trace';
import type { ModelSpec } from '../../src/model/spec';
import { type Fixture, loadFixture, loadShipped, loadShippedSpec, shippedIds } from '../support/fixture';
import { expectAttention, expectLayerValues, expectMemoryNorms } from './support/against-pytorch';
import { expectClose, expectSame } from './support/compare';
import { forHardware, onCpu, onGpu, stepOf, triedHere } from './support/load-engines';

/**
 * The page computes in float32, PyTorch in float64. Logits reach 21, and float32 numbers of that size lie 1.9e-6 apart; after
 * four layers of sums over up to 352 terms the CPU, which sums in float64 and rounds between kernels, was seen 3.8e-6 off and
 * SwiftShader 1.2e-5. Other adapters may add in other orders and have coarser exp and inverseSqrt (WGSL allows both some units in
 * the last place): eight times the latter is allowed, a tenth of the smallest gap that a fixture may have between two tokens.
 */
const logitsTolerance = { absolute: 1e-4 };
/**
 * Weights of a softmax lie in [0, 1] and carry the absolute error of their scores, here up to 20 (seen: 6.9e-7). Those of retention are of
 * any size, and products of sums over 32 numbers (seen: 1.5e-5 of 3.9).
 */
const attentionTolerance = { absolute: 1e-5, relative: 1e-5 };
/** Products of small factors that almost cancel keep the absolute error of what they are summed from (seen: 9e-8 of 7e-3). */
const valueTolerance = { absolute: 1e-6, relative: 5e-6 };
/** A few roundings of a sum of squares (seen: 3.3e-7). */
const normTolerance = { absolute: 0, relative: 5e-6 };

const ids = await shippedIds();
const kernelsOf = async (id: string): Promise<string> =>
  [...new Set(compilePlan(await loadShippedSpec(id)).ops.map(({ kernel }) => kernel))].join(' ');
const kernels = await Promise.all(ids.map(kernelsOf));
const firstWithItsKernels: ReadonlySet<string> = new Set(ids.filter((_, i) => kernels.indexOf(kernels[i] ?? '') === i));

const none = new Float32Array();

describe.each(ids)('%s', (id) => {
  let fixture: Fixture;
  let spec: ModelSpec;
  let weights: ArrayBuffer;
  beforeAll(async () => {
    fixture = await loadFixture(id);
    ({ spec, weights } = await loadShipped(id));
  });

  // The workgroup variant is for hardware; on a software adapter it would take minutes over a whole text, and two seconds per model only to
  // compile: a browser runs it, once per set of shaders.
  it.runIf(typeof document !== 'undefined' && firstWithItsKernels.has(id))(
    'has the same logits in the variant for hardware, over the first tokens',
    async () => {
      const engine = await forHardware.load(spec, weights);
      const logits = await engine.forward(stepOf(fixture.tokens.slice(0, 6)), false);
      expectClose(logits, fixture.tensor('logits').subarray(0, 6 * spec.vocabulary), logitsTolerance, 'logits');
      engine.dispose();
    },
  );

  describe.each(triedHere([onCpu, onGpu]))('$name', ({ load }) => {
    let engine: Engine;
    let traces: StepTrace[];

    /** Reads tokens[from … to) in one step. */
    async function read(from: number, to: number, how: Pick<StepInput, 'restore'> = {}): Promise<StepTrace[]> {
      const input = { ...stepOf(fixture.tokens.slice(from, to), from), ...how };
      return readTrace(engine.plan, await engine.forward(input, true), { input, keys: input.slots, milliseconds: 1 });
    }

    beforeAll(async () => {
      engine = await load(spec, weights);
      const prompt = fixture.promptTokens.length;
      traces = await read(0, prompt);
      for (let i = prompt; i < fixture.tokens.length; i++) traces.push(...(await read(i, i + 1)));
    });
    afterAll(() => engine.dispose());

    it('writes the same 64 greedy tokens after the prompt', () => {
      const prompt = fixture.promptTokens.length;
      expect(fixture.tokens.length - prompt).toBe(64);
      const likeliest = traces.map(({ logits }) => allLogits(logits).indexOf(Math.max(...allLogits(logits))));
      expect(likeliest.slice(prompt - 1, -1)).toEqual(fixture.tokens.slice(prompt));
    });

    it('has the same logits at every token', () => {
      const logits = fixture.tensor('logits');
      const { vocabulary } = engine.plan;
      traces.forEach((trace, t) =>
        expectClose(
          allLogits(trace.logits),
          logits.subarray(t * vocabulary, (t + 1) * vocabulary),
          logitsTolerance,
          `logits at ${t}`,
        ),
      );
    });

    it('has the same attention in every layer, head and row', () => {
      spec.layers.forEach(({ attention }, layer) => expectAttention(traces, layer, attention, fixture, attentionTolerance));
    });

    it('has the same values of every layer', () => {
      spec.layers.forEach(({ attention }, layer) => {
        expectLayerValues(traces, layer, fixture, valueTolerance);
        expectMemoryNorms(traces, layer, attention, fixture, valueTolerance);
      });
    });

    it('has the same norms of the residual', () => {
      const residual = fixture.tensor('residualNorms'); // [L + 1, T]
      traces.forEach((trace, t) => {
        const found = [...trace.layers, trace].map(({ values }) => values['residualNorm']?.[0] ?? NaN);
        const wanted = found.map((_, layer) => residual[layer * traces.length + t] ?? NaN);
        expectClose(found, wanted, normTolerance, `residual at ${t}`);
      });
    });

    it('gives the same for the whole text in chunks as step by step', async () => {
      const { maxRows } = engine.plan;
      for (let from = 0; from < fixture.tokens.length; from += maxRows) {
        const chunk = await read(from, Math.min(from + maxRows, fixture.tokens.length));
        chunk.forEach((trace, row) =>
          expectSame(allLogits(trace.logits), allLogits(traces[from + row]?.logits ?? none), `logits at ${from + row}`),
        );
      }
    });

    it('gives the same logits again, to the last bit, after cutting the text back', async () => {
      const back = fixture.promptTokens.length - 3;
      // Sums are restored from a snapshot; tokens overwritten in a short ring are read again, as in a session.
      const { recurrent, ring, maxRows } = engine.plan;
      const { length } = fixture.tokens;
      if (recurrent || (ring !== null && length > ring && length - back > maxRows)) await read(0, back);
      await engine.forward({ ...stepOf([1], back), ...(recurrent ? { keep: 0 } : {}) }, false);
      for (let i = back; i < fixture.tokens.length; i++) {
        const [trace] = await read(i, i + 1, recurrent && i === back ? { restore: 0 } : {});
        expectSame(allLogits(trace?.logits ?? none), allLogits(traces[i]?.logits ?? none), `logits at ${i}`);
      }
    });
  });
});
