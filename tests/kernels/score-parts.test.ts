/**
 * A score by its factors and by its writers, of every family of published checkpoints and every shipped model with softmax attention, in every layer
 * and head: the table adds up to what the engine's own query and key give, and the differences of scores are the logarithms of the weights that it
 * computed.
 */
import { describe, expect, it } from 'vitest';
import { partsOf, writtenRow } from '../../src/attention/written-row';
import { capped } from '../../src/engine/cpu/cap';
import type { Engine } from '../../src/engine/engine';
import { factorsOf, projected, scaleOf, scoreTable, total, turningOf } from '../../src/insight/score-parts';
import { groupOfHead, headProjection, scoreTensors, scoredLayer } from '../../src/insight/score-weights';
import { float16ToFloat32 } from '../../src/model/float16';
import { readSafetensors } from '../../src/model/safetensors';
import type { ModelSpec } from '../../src/model/spec';
import { type Weights, checkWeights } from '../../src/model/weights';
import { modelTensors } from '../../src/attention/model-layout';
import { families, loadCheckpoint } from '../support/checkpoint';
import { loadFixture, loadShipped, shippedIds } from '../support/fixture';
import { fieldOf, onCpu, onGpu, stepOf, triedHere } from './support/load-engines';

interface Case {
  readonly name: string;
  load(): Promise<{ readonly spec: ModelSpec; readonly weights: Weights; readonly tokens: readonly number[] }>;
}

const cases: readonly Case[] = [
  ...families.map((name): Case => ({ name, load: () => loadCheckpoint(name) })),
  ...(await shippedIds()).map(
    (name): Case => ({
      name,
      async load() {
        const [{ spec, weights }, { tokens }] = await Promise.all([loadShipped(name), loadFixture(name)]);
        return { spec, weights: checkWeights(readSafetensors(weights), modelTensors(spec)), tokens };
      },
    }),
  ),
];

/** Reads the last row of a text, after all before it are cached, as far as a layer; see PartialRow.reads. */
async function seen(engine: Engine, tokens: readonly number[], layer: number, query: boolean) {
  const written = writtenRow(engine.plan, layer, query);
  if (written === null) throw new Error(`layer ${layer} has no scores`);
  const step = stepOf(tokens.slice(-1), tokens.length - 1);
  const found: Float32Array[] = [];
  let after = 0;
  for (const { buffer, width, at = 0 } of written.row.reads) {
    if (at > after) await engine.forward({ ...step, ops: at, ...(after === 0 ? {} : { after }) }, true);
    after = at;
    found.push((await engine.contents(buffer)).slice(0, width));
  }
  return { writers: written.writers, found };
}

const [row, key] = [11, 3];

describe.each(cases)('$name', ({ load: loadCase }) => {
  it.each(triedHere([onCpu, onGpu]))('$name', async ({ load }) => {
    const { spec, weights, tokens } = await loadCase();
    const layers = spec.layers.flatMap((_, layer) => scoredLayer(spec, layer) ?? []);
    if (layers.length === 0) return;
    const names = new Set(modelTensors(spec).map(({ name }) => name));
    const engine = await load(spec, weights, { maxRows: 16 });
    const tensor = (name: string): Float32Array | null => {
      if (!names.has(name)) return null;
      const isMatrix = engine.plan.buffers.some((buffer) => buffer.role === 'matrix' && buffer.tensors.includes(name));
      return isMatrix ? float16ToFloat32(weights.float16Bits(name)) : weights.float32(name);
    };
    for (const scored of layers) {
      const { layer, source, shape } = scored;
      const { heads, keyValueHeads, headWidth, cap = 0 } = shape;
      await engine.forward(stepOf(tokens.slice(0, key)), false);
      const ofKey = await seen(engine, tokens.slice(0, key + 1), source, false);
      // From its start, because a state that has read a row cannot read it again.
      await engine.forward(stepOf(tokens.slice(0, row)), false);
      const ofQuery = await seen(engine, tokens.slice(0, row + 1), layer, true);
      await engine.forward(stepOf(tokens.slice(0, row)), false);
      const step = stepOf(tokens.slice(row, row + 1), row);
      const trace = await engine.forward(step, true);
      const queries = ofQuery.found.at(-1) ?? new Float32Array();
      const keys = await engine.contents(`layer${source}.cache.key`);
      const scoring = { turning: turningOf(shape), scale: scaleOf(shape) };
      const keyAt = (at: number, group: number): Float32Array =>
        keys.subarray((at * keyValueHeads + group) * headWidth, (at * keyValueHeads + group + 1) * headWidth);
      for (let head = 0; head < heads; head++) {
        const group = groupOfHead(shape, head);
        const how = (which: 'query' | 'key', one: number) => {
          const found = headProjection(spec, scored, scoreTensors(scored, which).map(tensor), one);
          if (found === null) throw new Error(`no ${which}`);
          return found;
        };
        const query = queries.subarray(head * headWidth, (head + 1) * headWidth);
        const own = factorsOf(query, keyAt(key, group), row - key, scoring);
        const a = projected(partsOf(ofQuery.found.slice(0, -1)), how('query', head));
        const b = projected(partsOf(ofKey.found), how('key', group));
        expect(a.length - ofQuery.writers.length).toBe(spec.norm === 'layer' || ('bias' in shape && shape.bias) ? 1 : 0);
        const table = scoreTable(a, b, row - key, scoring);
        const sum = table.flat().reduce((all, each) => all + each, 0);
        // As exact as float32 is: relative to what the score would be were the two aligned.
        const size = own.queryLength * own.keyLength * scoring.scale;
        expect(Math.abs(sum - own.score)).toBeLessThan(1e-5 * size);
        const whole = factorsOf(total(a), total(b), row - key, scoring);
        expect(Math.abs(whole.score - sum)).toBeLessThan(1e-12 * size + 1e-12);
        expect(Math.abs(whole.queryLength * whole.keyLength * whole.cosine * scoring.scale - sum)).toBeLessThan(
          1e-12 * size + 1e-12,
        );
        if (row - key >= (shape.window ?? Infinity)) continue;
        // Against the weights that the engine computed: ln (α_j / α_i) = s_j − s_i, for the row's own token i.
        const attention = fieldOf(engine.plan, trace, step, 0, 'attention', layer);
        const [there, here] = [attention[head * (row + 1) + key] ?? 0, attention[head * (row + 1) + row] ?? 0];
        const self = factorsOf(query, keyAt(row, group), 0, scoring);
        if (there > 1e-6 && here > 1e-6)
          expect(Math.abs(Math.log(there / here) - (capped(sum, cap) - capped(self.score, cap)))).toBeLessThan(1e-4 * (1 + size));
      }
    }
    engine.dispose();
  });
});
