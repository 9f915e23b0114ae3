import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cacheBytes } from '../../src/attention/cache-bytes';
import { mechanismOf } from '../../src/attention/mechanisms';
import { cacheLayout } from '../../src/attention/model-layout';
import type { Engine } from '../../src/engine/engine';
import { expectClose } from './support/compare';
import { type EngineCase, comparedHere, engineCases, fieldOf, stepOf, triedHere } from './support/load-engines';
import { createRandom } from './support/random';
import { randomWeights } from './support/random-model';
import { kept, shapes, small } from './support/small-shapes';

/**
 * Float32 in another order: two layers of sums over at most 52 terms, logits up to about 20. Attention and norms are smaller
 * still. Measured differences are below 1e-5.
 */
const betweenBackends = { absolute: 5e-5, relative: 5e-5 };

const tokens = Array.from({ length: 17 }, (_, i) => (i * 29 + 3) % small.vocabulary);

/** The logits of each of `tokens` from `from` on, read one at a time. */
async function stepByStep(engine: Engine, from = 0, to = tokens.length): Promise<Float32Array[]> {
  const logits: Float32Array[] = [];
  for (let i = from; i < to; i++) logits.push(await engine.forward(stepOf(tokens.slice(i, i + 1), i), false));
  return logits;
}

describe.each(Object.entries(shapes))('%s', (name, spec) => {
  const engines = new Map<EngineCase, Engine>();
  beforeAll(async () => {
    for (const engineCase of comparedHere) engines.set(engineCase, await engineCase.load(spec));
  });
  afterAll(() => {
    for (const engine of engines.values()) engine.dispose();
  });

  it('gives the same trace on the CPU and on a device', async () => {
    const traces: Float32Array[] = [];
    for (const engine of engines.values()) {
      await engine.forward(stepOf(tokens.slice(0, 11)), true);
      traces.push(await engine.forward(stepOf(tokens.slice(11, 16), 11), true));
    }
    const [cpu, device] = traces;
    if (cpu === undefined || device === undefined) expect.fail('two engines are compared');
    expect(Math.max(...cpu.map(Math.abs))).toBeGreaterThan(0.5);
    expectClose(device, cpu, betweenBackends, 'trace');
  });

  it('lets the numbers of every cache be read, which are the same on a device and of their keys’ lengths', async () => {
    const step = stepOf(tokens);
    const read = async (engine: Engine) => {
      const trace = await engine.forward(step, true);
      const caches = engine.plan.buffers.flatMap((buffer) => (buffer.role === 'cache' ? [buffer] : []));
      return { trace, plan: engine.plan, caches, numbers: await Promise.all(caches.map((cache) => engine.contents(cache.name))) };
    };
    const [cpu, ...others] = await Promise.all([...engines.values()].map(read));
    if (cpu === undefined) expect.fail('the engines are loaded');
    for (const { numbers } of others)
      numbers.forEach((values, i) => expectClose(values, cpu.numbers[i] ?? new Float32Array(), betweenBackends, 'cache'));
    const key = cpu.caches.findIndex(({ array }) => array.name === 'key' && array.layer === 0 && array.capacity === undefined);
    if (key === -1) return;
    // Rotation keeps lengths, so the key of the last token is as long as the trace says.
    const norms = fieldOf(cpu.plan, cpu.trace, step, tokens.length - 1, 'keyNorm', 0);
    const last = cpu.caches[key]?.array.shape.reduce((product, { size }) => product * size, 1) ?? 0;
    const row = cpu.numbers[key]?.subarray((tokens.length - 1) * last, tokens.length * last) ?? new Float32Array();
    const width = row.length / norms.length;
    norms.forEach((norm, h) => expect(Math.hypot(...row.subarray(h * width, (h + 1) * width))).toBeCloseTo(norm, 4));
  });

  it.each(['matrix.embedding', 'no such buffer'])('has no numbers of “%s” to read, and says so', async (buffer) => {
    for (const engine of engines.values()) await expect(engine.contents(buffer)).rejects.toThrow(`called “${buffer}”`);
  });

  describe.each(triedHere(engineCases))('$name', (engineCase) => {
    let engine: Engine;
    beforeAll(() => {
      engine = engines.get(engineCase) ?? expect.fail('the engine is loaded');
    });

    it('gives the same for a prompt at once as step by step', async () => {
      const single = await stepByStep(engine);
      const step = stepOf(tokens);
      const together = await engine.forward(step, true);
      // The same sums in the same order for a row, independent of the others: equal to the last bit.
      single.forEach((logits, row) => expect(fieldOf(engine.plan, together, step, row, 'logits')).toEqual(logits));
    });

    it('gives the same logits again after cutting back, to the last bit', async () => {
      const first = await stepByStep(engine);
      const { snapshots } = engine.plan;
      if (snapshots > 0) await stepByStep(engine, 0, 12);
      const last = { keep: snapshots - 1 };
      const other = await engine.forward({ ...stepOf([5], 12), ...(snapshots > 0 ? last : {}) }, false); // another branch from token 12 on
      expect(other).not.toEqual(first[12]);
      // A state is restored from its snapshot.
      if (snapshots > 0) {
        await engine.forward({ ...stepOf([6], 13), keep: 0 }, false);
        const again = await engine.forward({ ...stepOf([5], 12), restore: snapshots - 1 }, false);
        expect(again).toEqual(other);
        const from12 = await engine.forward({ ...stepOf(tokens.slice(12, 13), 12), restore: snapshots - 1 }, false);
        expect([from12, ...(await stepByStep(engine, 13))]).toEqual(first.slice(12));
      } else expect(await stepByStep(engine, 12)).toEqual(first.slice(12));
    });

    it('shows all of a row again after restoring a snapshot, to the last bit', async () => {
      if (engine.plan.snapshots === 0) return;
      await stepByStep(engine, 0, 12);
      const row = stepOf(tokens.slice(12, 13), 12);
      const shown = await engine.forward({ ...row, keep: 1 }, true);
      await engine.forward(stepOf([6], 13), true);
      expect(await engine.forward({ ...row, restore: 1 }, true)).toEqual(shown);
    });

    it('has the earlier states in a snapshot, and restores each of two', async () => {
      const { snapshots, states } = engine.plan;
      if (snapshots === 0) return;
      const all = (place?: number) => Promise.all(states.map((state) => engine.contents(state, place)));
      await stepByStep(engine, 0, 12);
      const before = await all();
      const row = stepOf(tokens.slice(12, 13), 12);
      const shown = await engine.forward({ ...row, keep: 0 }, true);
      const after = await all();
      expect(after).not.toEqual(before);
      expect(await all(0)).toEqual(before);
      expect(await all()).toEqual(after);
      // A step copies the states before it restores others.
      expect(await engine.forward({ ...row, keep: 1, restore: 0 }, true)).toEqual(shown);
      expect(await all(1)).toEqual(after);
      await expect(engine.contents('residual', 0)).rejects.toThrow('called “residual”');
      await expect(engine.contents(states[0] ?? '', snapshots)).rejects.toThrow(/snapshot/u);
    });

    it('refuses a snapshot beyond the plan’s', async () => {
      for (const how of [{ keep: engine.plan.snapshots }, { restore: -1 }])
        await expect(engine.forward({ ...stepOf([1]), ...how }, false)).rejects.toThrow(/snapshot/u);
    });

    it('depends on the order of the slot table and the distance of positions, not on slots', async () => {
      const plain = await engine.forward(stepOf(tokens), true);
      // Slots that a row sees together must differ in the ring.
      const slots = createRandom(9).shuffled(engine.plan.ring ?? engine.plan.slots, tokens.length);
      const moved = { ...stepOf(tokens), slots, index: 0, positions: Uint32Array.from(tokens, (_token, i) => 1_000_000 + i) };
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
      const { attention: layer } = spec.layers[1] ?? expect.fail('there are two layers');
      for (let row = 0; row < 6; row++) {
        const attention = fieldOf(engine.plan, trace, step, row, 'attention', 1);
        for (let head = 0; head < layer.heads; head++) {
          const weights = attention.slice(head * 6, head * 6 + 6);
          expect([...weights.slice(row + 1)]).toEqual(new Array(5 - row).fill(0));
          const sum = weights.reduce((total, weight) => total + weight, 0);
          if (layer.kind === 'retention') expect(weights.some((weight) => weight < 0) || row < 2).toBe(true);
          // Groups of 5: earlier groups have the weight α.
          else if (layer.kind === 'linear' && layer.group !== null) expect(Math.abs(sum - 1) > 1e-3).toBe(row >= layer.group);
          else if (mechanismOf(layer).weights(layer) === 'unnormalised')
            expect(weights.every((weight) => weight >= 0)).toBe(true);
          else if (mechanismOf(layer).weights(layer) === 'shares') expect(sum).toBeCloseTo(1, 6);
          else expect(sum).toBeLessThan(1);
        }
      }
    });

    it('allocates the bytes of its cache’s layout, and no more', () => {
      const held = engine.allocations().filter(({ role }) => role === 'cache');
      kept[name as keyof typeof shapes].forEach((numbers, layer) => {
        const bytes = held.filter((buffer) => buffer.layer === layer).reduce((sum, buffer) => sum + buffer.bytes, 0);
        expect(bytes).toBe(4 * numbers);
      });
      const { total, forDisplay } = cacheBytes(cacheLayout(spec), small.context);
      expect(held.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(total + forDisplay.total);
    });
  });
});

describe.each(triedHere(engineCases))('$name refuses', ({ load }) => {
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
