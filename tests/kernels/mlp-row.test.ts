/**
 * Partial steps: what the MLP of every layer of every shipped model was given and made of it, on every backend, against double precision and
 * against the norms that PyTorch measured after each layer.
 */
import { describe, expect, it } from 'vitest';
import { mlpRow } from '../../src/attention/mlp-row';
import { type MlpWeights, neuronsOf } from '../../src/insight/mlp';
import { float16ToFloat32 } from '../../src/model/float16';
import { readSafetensors } from '../../src/model/safetensors';
import { checkWeights } from '../../src/model/weights';
import { loadFixture, loadShipped, shippedIds } from '../support/fixture';
import { expectClose } from './support/compare';
import { onCpu, onGpu, stepOf, triedHere } from './support/load-engines';

/** Sums of 128 products in float32, values up to about 20. */
const tolerance = { absolute: 2e-5, relative: 2e-5 };

const ids = await shippedIds();
describe.each(ids)('%s', (id) => {
  it.each(triedHere([onCpu, onGpu]))('$name', async ({ load }) => {
    const { spec, weights: file } = await loadShipped(id);
    const { tokens, tensor } = await loadFixture(id);
    const engine = await load(spec, file);
    const weights = checkWeights(readSafetensors(file), engine.plan.tensors);
    const matrix = (name: string): Float32Array => float16ToFloat32(weights.float16Bits(name));
    const norms = tensor('residualNorms');
    const row = 7;
    await engine.forward(stepOf(tokens.slice(0, 5)), false);
    await engine.forward(stepOf(tokens.slice(5, 6), 5), false);
    // Two rows at once: what is wanted is in the second row of scratch.
    const step = stepOf(tokens.slice(6, row + 1), 6);
    const [kept, restored] = engine.plan.snapshots > 0 ? [{ keep: 0 }, { restore: 0 }] : [{}, {}];
    const expected = await engine.forward({ ...step, ...kept }, true);
    for (const [layer, { mlp }] of spec.layers.entries()) {
      const part = mlpRow(engine.plan, layer);
      expect(part === null).toBe(mlp === null);
      if (part === null || mlp === null) continue;
      expect(await engine.forward({ ...step, ...restored, ops: part.ops }, true)).toHaveLength(0);
      const [residual = new Float32Array(), product = new Float32Array()] = await Promise.all(
        part.reads.map(async ({ buffer, width }) => (await engine.contents(buffer)).slice(width, 2 * width)),
      );
      const tensors = `layers.${layer}.mlp`;
      const own: MlpWeights = {
        epsilon: spec.normEpsilon,
        norm: weights.float32(`${tensors}.norm.weight`),
        gate: matrix(`${tensors}.gate.weight`),
        value: matrix(`${tensors}.up.weight`),
        output: matrix(`${tensors}.down.weight`),
      };
      const neurons = neuronsOf(residual, own);
      expectClose(product, Float32Array.from(neurons.product), tolerance, `products of layer ${layer}`);
      // With what the neurons add, the residual is as long as PyTorch’s was after this layer.
      const after = Array.from(residual, (value, o) =>
        neurons.product.reduce((sum, each, i) => sum + each * (own.output[o * mlp.hidden + i] ?? NaN), value),
      );
      const length = norms[(layer + 1) * tokens.length + row] ?? NaN;
      expect(Math.abs(Math.hypot(...after) - length)).toBeLessThan(5e-6 * length);
    }
    // The whole row is afterwards what it was before, to the last bit.
    expect(await engine.forward({ ...step, ...restored }, true)).toEqual(expected);
    engine.dispose();
  });
});

it('takes one op at least, and no more than there are', async () => {
  const { spec, weights } = await loadShipped(ids[0] ?? '');
  const engine = await onCpu.load(spec, weights);
  for (const ops of [0, -1, engine.plan.ops.length + 1, Number.NaN])
    await expect(engine.forward({ ...stepOf([1]), ops }, false)).rejects.toMatchObject({ code: 'input' });
  engine.dispose();
});
