import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine';
import { expectClose } from './support/compare';
import { type EngineCase, engineCases, fieldOf, stepOf } from './support/load-engines';
import { createRandom } from './support/random';
import { modelOf, randomWeights } from './support/random-model';

/** Small enough for the variant with barriers on a software adapter, odd enough for every tail. */
const small = { layers: 2, width: 36, hidden: 52, vocabulary: 71, context: 48 };
const shapes = {
  'multi-head, halves, biases': modelOf({ ...small, attention: { heads: 3, keyValueHeads: 3, headWidth: 12 } }),
  'grouped heads, interleaved pairs, no bias': modelOf({
    ...small,
    attention: { heads: 4, keyValueHeads: 2, headWidth: 8, bias: false, rope: { base: 500, pairing: 'interleaved' } },
  }),
  'softmax plus one, one key head, no MLP': modelOf({
    ...small,
    hidden: null,
    attention: { heads: 2, keyValueHeads: 1, headWidth: 16, extraLogit: 'zero' },
  }),
  'a window, a learned sink key': modelOf({
    ...small,
    attention: { heads: 2, keyValueHeads: 2, headWidth: 16, window: 6, extraLogit: 'key' },
  }),
} as const;

/**
 * Float32 in another order: two layers of sums over at most 52 terms, logits up to about 20. Attention and norms are smaller
 * still. Measured differences are below 1e-5.
 */
const betweenBackends = { absolute: 5e-5, relative: 5e-5 };

const tokens = Array.from({ length: 17 }, (_, i) => (i * 29 + 3) % small.vocabulary);

/** The logits of each of `tokens` from `from` on, read one at a time. */
async function stepByStep(engine: Engine, from = 0): Promise<Float32Array[]> {
  const logits: Float32Array[] = [];
  for (let i = from; i < tokens.length; i++) logits.push(await engine.forward(stepOf(tokens.slice(i, i + 1), i), false));
  return logits;
}

describe.each(Object.entries(shapes))('%s', (_, spec) => {
  const engines = new Map<EngineCase, Engine>();
  beforeAll(async () => {
    for (const engineCase of engineCases) engines.set(engineCase, await engineCase.load(spec));
  });
  afterAll(() => {
    for (const engine of engines.values()) engine.dispose();
  });

  it('gives the same trace on every backend', async () => {
    const traces: Float32Array[] = [];
    for (const engine of engines.values()) {
      await engine.forward(stepOf(tokens.slice(0, 11)), true);
      traces.push(await engine.forward(stepOf(tokens.slice(11, 16), 11), true));
    }
    const [cpu = new Float32Array(), ...others] = traces;
    expect(Math.max(...cpu.map(Math.abs))).toBeGreaterThan(0.5);
    expect(others.length).toBe(2);
    for (const trace of others) expectClose(trace, cpu, betweenBackends, 'trace');
  });

  describe.each(engineCases)('$name', (engineCase) => {
    let engine: Engine;
    beforeAll(() => {
      engine = engines.get(engineCase) ?? expect.fail('the engine is loaded');
    });

    it('reads a prompt at once as it reads it step by step', async () => {
      const single = await stepByStep(engine);
      const step = stepOf(tokens);
      const together = await engine.forward(step, true);
      // The same sums in the same order for a row, whatever the rows beside it: equal to the last bit.
      single.forEach((logits, row) => expect(fieldOf(engine.plan, together, step, row, 'logits')).toEqual(logits));
    });

    it('gives the same logits again after going back, to the last bit', async () => {
      const first = await stepByStep(engine);
      const other = await engine.forward(stepOf([5], 12), false); // another branch from token 12 on
      expect(other).not.toEqual(first[12]);
      expect(await stepByStep(engine, 12)).toEqual(first.slice(12));
    });

    it('cares for the order of the slot table and the distance of positions, not for where slots are', async () => {
      const plain = await engine.forward(stepOf(tokens), true);
      const slots = createRandom(9).shuffled(engine.plan.slots, tokens.length);
      const moved = { ...stepOf(tokens), slots, positions: Uint32Array.from(tokens, (_token, i) => 1_000_000 + i) };
      expect(await engine.forward(moved, true)).toEqual(plain);
    });

    it('gives without capture the logits, which are those with capture', async () => {
      const step = stepOf(tokens.slice(0, 3));
      const [captured, logits] = await Promise.all([engine.forward(step, true), engine.forward(step, false)]);
      const { fixed, perSlot } = engine.plan.trace;
      expect(captured.length).toBe(3 * (fixed + 3 * perSlot));
      expect(logits).toEqual(captured.slice(0, 3 * small.vocabulary));
    });

    it('keeps apart steps that are under way together', async () => {
      const one = await stepByStep(engine);
      const together = await Promise.all(tokens.map((token, i) => engine.forward(stepOf([token], i), false)));
      expect(together).toEqual(one);
    });

    it('attends to what came before: rows add up, the future is zero', async () => {
      const step = stepOf(tokens.slice(0, 6));
      const trace = await engine.forward(step, true);
      const { heads = 0, extraLogit } = spec.layers[1]?.attention ?? {};
      for (let row = 0; row < 6; row++) {
        const attention = fieldOf(engine.plan, trace, step, row, 'attention', 1);
        for (let head = 0; head < heads; head++) {
          const weights = attention.slice(head * 6, head * 6 + 6);
          expect([...weights.slice(row + 1)]).toEqual(new Array(5 - row).fill(0));
          const sum = weights.reduce((total, weight) => total + weight, 0);
          if (extraLogit !== 'none') expect(sum).toBeLessThan(1);
          else expect(sum).toBeCloseTo(1, 6);
        }
      }
    });

    it('says what it holds', () => {
      const held = new Map(engine.allocations().map(({ name, bytes }) => [name, bytes]));
      const { keyValueHeads, headWidth } = spec.layers[0]?.attention ?? { keyValueHeads: 0, headWidth: 0 };
      expect(held.get('layer1.cache.key')).toBe(4 * small.context * keyValueHeads * headWidth);
      expect(held.get('layer1.cache.value')).toBe(4 * small.context * keyValueHeads * headWidth);
    });
  });
});

describe.each(engineCases)('$name refuses', ({ load }) => {
  const spec = shapes['multi-head, halves, biases'];
  const list = (...values: number[]): Uint32Array => Uint32Array.from(values);

  let engine: Engine;
  beforeAll(async () => {
    engine = await load(spec, randomWeights(spec, 1), { maxRows: 8, positions: 60 });
  });
  afterAll(() => engine.dispose());

  it.each([
    ['no tokens', { tokens: list(), slots: list(0), positions: list(0) }],
    ['more tokens than a step takes', stepOf(tokens.slice(0, 9))],
    ['fewer slots than tokens', { tokens: list(1, 2), slots: list(0), positions: list(0) }],
    ['more slots than the cache has', stepOf([1], 48)],
    ['a slot beyond the cache', { tokens: list(1), slots: list(48), positions: list(0) }],
    ['a slot without a position', { tokens: list(1), slots: list(0, 1), positions: list(0) }],
    ['a token beyond the vocabulary', stepOf([71])],
    ['positions that go down', { tokens: list(1), slots: list(0, 1), positions: list(1, 0) }],
    ['positions too far apart to rotate', { tokens: list(1), slots: list(0, 1), positions: list(0, 60) }],
    [
      'a head that is not there',
      { tokens: list(1), slots: list(0), positions: list(0), interventions: { zeroSink: false, silenced: [6] } },
    ],
  ])('%s', async (_, step) => {
    await expect(engine.forward(step, true)).rejects.toMatchObject({ name: 'EngineError', code: 'input' });
  });
});
