/** What a changed token touches, in small random models: where nothing may move, where the change is known, and the text without its first token. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStream } from '../../src/decode/runs/stream-read';
import type { Engine } from '../../src/engine/engine';
import { float16ToNumber, numberToFloat16 } from '../../src/model/float16';
import { readSafetensors } from '../../src/model/safetensors';
import { readCones } from '../../src/panels/attention/cone/read-cones';
import { type SmallFixture, loadSmall } from '../support/fixture';
import { expectClose } from './support/compare';
import { engineCases, triedHere } from './support/load-engines';

const interventions = { zeroSink: false, silenced: [] };
const never = new AbortController().signal;
const [at, token] = [7, 23];

describe.each(['softmax', 'latent', 'tensorProduct'] as const)('%s', (kind) => {
  let fixture: SmallFixture;
  beforeAll(async () => {
    fixture = await loadSmall(kind);
  });

  describe.each(triedHere(engineCases))('$name', ({ load }) => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await load(fixture.spec, fixture.weights, { maxRows: 5 });
    });
    afterAll(() => engine.dispose());
    const stream = async (tokens: readonly number[], dropFirst: boolean) =>
      (await readStream(engine, engine.plan, tokens, { interventions, dropFirst }, never)) ?? expect.fail('a stream');

    it('is the residual stream that PyTorch measured', async () => {
      const { tokens } = fixture;
      const { rows, stops, width } = await stream(tokens, false);
      const norms = fixture.tensor('residualNorms'); // [L + 1, T]
      const found = Array.from(norms, (_, i) => {
        const start = ((i % tokens.length) * stops + Math.floor(i / tokens.length)) * width;
        return Math.hypot(...rows.subarray(start, start + width));
      });
      expectClose(found, norms, { absolute: 1e-5, relative: 1e-5 }, 'norms');
    });

    it('nothing before the changed token moves, and its embedding moves as the table says', async () => {
      const { tokens, weights, spec } = fixture;
      expect(tokens[at]).not.toBe(token);
      const read: number[] = [];
      const cones = await readCones(engine, engine.plan, { tokens, at, token, interventions }, never, (rows) => read.push(rows));
      expect(read.at(-1)).toBe(4 * tokens.length);
      const bytes = readSafetensors(weights).tensor('embedding.weight')?.bytes.slice() ?? expect.fail('an embedding');
      // The file is in float32; the engine computes with float16.
      const table = new Float32Array(bytes.buffer).map((value) => float16ToNumber(numberToFloat16(value)));
      const row = (id: number) => [...table.subarray(id * spec.width, (id + 1) * spec.width)];
      const [before, after] = [row(tokens[at] ?? 0), row(token)];
      const wanted = Math.hypot(...after.map((value, i) => value - (before[i] ?? 0))) / Math.hypot(...before);
      for (const cone of [cones?.whole, cones?.dropped]) {
        expect(cone?.rows).toHaveLength(spec.layers.length + 1);
        for (const [layer, values] of cone?.rows.entries() ?? []) {
          expect([...values.subarray(0, at)]).toEqual(Array.from({ length: at }, () => 0));
          expect(values[at]).toBeGreaterThan(0);
          // Before the first layer no token has seen another.
          if (layer === 0) expect([...values.subarray(at + 1)].every((value) => value === 0)).toBe(true);
          else expect(values[at + 1]).toBeGreaterThan(0);
        }
        expect(Math.abs((cone?.rows[0]?.[at] ?? Number.NaN) / wanted - 1)).toBeLessThan(1e-6);
      }
    });

    it('without the first token, every later row is that of the text that begins after it', async () => {
      const { tokens } = fixture;
      const dropped = await stream(tokens, true);
      const alone = await stream(tokens.slice(1), false);
      const whole = await stream(tokens, false);
      const size = dropped.stops * dropped.width;
      // Two orders of sums in float32.
      expectClose(dropped.rows.subarray(size), alone.rows, { absolute: 3e-5, relative: 1e-5 }, 'rows');
      const furthest = Math.max(...whole.rows.map((value, i) => Math.abs(value - (dropped.rows[i] ?? Number.NaN))));
      expect(furthest).toBeGreaterThan(1e-2);
    });
  });
});

it('refuses a state, a first token and a place outside, and ends when nobody wants it', async () => {
  const [{ load }] = engineCases as readonly [(typeof engineCases)[number]];
  const [softmax, retention] = await Promise.all([loadSmall('softmax'), loadSmall('retention')]);
  const text = { tokens: softmax.tokens, at, token, interventions };
  const state = await load(retention.spec, retention.weights);
  const engine = await load(softmax.spec, softmax.weights);
  expect(await readCones(state, state.plan, { ...text, tokens: retention.tokens }, never)).toBeNull();
  expect(await readCones(engine, engine.plan, { ...text, at: 0 }, never)).toBeNull();
  expect(await readCones(engine, engine.plan, { ...text, at: softmax.tokens.length }, never)).toBeNull();
  expect(await readCones(engine, engine.plan, text, AbortSignal.abort())).toBeNull();
  state.dispose();
  engine.dispose();
});
