/** YOCO (2405.05254): windows in rings below, one cache for all layers above, and an early exit for the prompt. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cacheBytes } from '../../src/attention/cache-bytes';
import { compilePlan } from '../../src/attention/compile';
import { cacheLayout } from '../../src/attention/model-layout';
import { measurePrefill } from '../../src/decode/runs/prefill';
import type { Engine } from '../../src/engine/engine';
import { fieldOf, onCpu, onGpu, stepOf, triedHere } from './support/load-engines';
import { crossLayer, modelOf, randomWeights, windowLayer } from './support/random-model';

const context = 64;
const spec = modelOf({
  width: 36,
  hidden: 52,
  vocabulary: 71,
  context,
  attentions: [windowLayer(5), windowLayer(9), crossLayer(true), crossLayer(false), crossLayer(false)],
});
const weights = randomWeights(spec, 4);
const tokens = Array.from({ length: 60 }, (_, i) => (i * 29 + 3) % 71);
/** The shortest ring has 5 + 4 − 1 slots: the text passes through it seven times. */
const maxRows = 4;

it('keeps keys and values once above, and a constant number below', () => {
  const [key, value] = [4 * 2 * 8, 4 * 2 * 8];
  const below = (window: number): number => 2 * 4 * 12 * (window + maxRows - 1);
  for (const length of [context, 8 * context])
    expect(cacheBytes(cacheLayout(spec, maxRows), length).total).toBe(length * (key + value) + below(5) + below(9));
  // Without room for rows beside the window, as papers count: 2 · G · d · min(T, w) numbers per layer.
  expect(cacheBytes(cacheLayout(spec, 1), 7).total).toBe(7 * (key + value) + 2 * 4 * 12 * (5 + 7));
});

it('stops after what fills the cache: two layers of five, and the projection of the third', () => {
  const plan = compilePlan(spec, { maxRows });
  expect(plan.earlyExit).toBe(1 + 2 * 5 + 1);
  expect(plan.ops.length).toBe(2 + 5 * 5);
  expect(plan.ring).toBe(5 + maxRows - 1);
  // Later ops write to no cache: project_qkv has keys to write in the filling layer alone.
  for (const { kernel, params } of plan.ops.slice(plan.earlyExit ?? 0))
    if (kernel === 'project_qkv') expect(params['keyValueHeads']).toBe(0);
});

// engines.test.ts compares the workgroup variant with these; over whole texts it would take minutes on a software adapter.
describe.each(triedHere([onCpu, onGpu]))('$name', ({ load }) => {
  let engine: Engine;
  /** The same model with every slot in every layer, without rings. */
  let whole: Engine;
  beforeAll(async () => {
    engine = await load(spec, weights, { maxRows });
    whole = await load(spec, weights, { maxRows: context });
  });
  afterAll(() => [engine, whole].forEach((each) => each.dispose()));

  /** The logits of every row, `rows` per step. */
  async function read(from: number, to: number, rows: number): Promise<Float32Array[]> {
    const logits: Float32Array[] = [];
    for (let at = from; at < to; at += rows) {
      const step = stepOf(tokens.slice(at, Math.min(to, at + rows)), at);
      const trace = await engine.forward(step, false);
      for (let row = 0; row < step.tokens.length; row++) logits.push(fieldOf(engine.plan, trace, step, row, 'logits'));
    }
    return logits;
  }

  it('holds what its layout says', () => {
    const held = engine.allocations().filter(({ role }) => role === 'cache');
    expect(held.map(({ layer }) => layer)).toEqual([0, 0, 1, 1, 2, 2]);
    expect(held.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(cacheBytes(cacheLayout(spec, maxRows), context).total);
  });

  it.each([1, 3, maxRows])('computes in rings what it computes with every slot, %i rows per step', async (rows) => {
    const step = stepOf(tokens);
    const trace = await whole.forward(step, true);
    (await read(0, tokens.length, rows)).forEach((logits, row) =>
      expect(logits).toEqual(fieldOf(whole.plan, trace, step, row, 'logits')),
    );
  });

  it('can be cut back by as many tokens as a step has rows', async () => {
    const first = await read(0, 50, maxRows);
    await engine.forward(stepOf([5], 50 - maxRows), false);
    expect(await read(50 - maxRows, 50, 1)).toEqual(first.slice(-maxRows));
  });

  it('has the last token’s logits, to the last bit, when the others exit early', async () => {
    const [wanted] = (await read(0, 40, 3)).slice(-1);
    for (let at = 0; at < 39; at += 3) {
      const nothing = await engine.forward({ ...stepOf(tokens.slice(at, at + 3), at), fillOnly: true }, true);
      expect(nothing.length).toBe(0);
    }
    const step = stepOf(tokens.slice(39, 40), 39);
    const trace = await engine.forward(step, true);
    expect(fieldOf(engine.plan, trace, step, 0, 'logits')).toEqual(wanted);
    expect(fieldOf(engine.plan, trace, step, 0, 'attention', 4).some((weight) => weight > 0)).toBe(true);
  });

  it('measures with and without early exit', async () => {
    const measured = await measurePrefill(engine, engine.plan, tokens, { zeroSink: false, silenced: [] });
    expect(measured).toMatchObject({ rows: 60, skippedRows: 59, difference: 0 });
    expect(measured?.milliseconds.early).toBeGreaterThan(0);
  });
});

it('a model whose layers all have a cache refuses an early exit', async () => {
  const plain = modelOf({ layers: 1, width: 16, hidden: null, vocabulary: 9, context: 8 });
  const engine = await onCpu.load(plain);
  await expect(engine.forward({ ...stepOf([1]), fillOnly: true }, false)).rejects.toMatchObject({ code: 'input' });
  expect(await measurePrefill(engine, engine.plan, [1, 2], { zeroSink: false, silenced: [] })).toBeNull();
});
