/**
 * What is read inside a row, of every shipped model on every backend: the residual stream at every layer against the norms that PyTorch measured,
 * and queries and mixtures of softmax layers against PyTorch's weights.
 */
import { describe, expect, it } from 'vitest';
import { attentionRow } from '../../src/attention/attention-row';
import { residualStops } from '../../src/attention/residual-rows';
import { loadFixture, loadShipped, shippedIds } from '../support/fixture';
import { expectSame } from './support/compare';
import { onCpu, onGpu, stepOf, triedHere } from './support/load-engines';

const ids = await shippedIds();
describe.each(ids)('%s', (id) => {
  it.each(triedHere([onCpu, onGpu]))('$name', async ({ load }) => {
    const { spec, weights } = await loadShipped(id);
    const { tokens, tensor } = await loadFixture(id);
    const engine = await load(spec, weights);
    const norms = tensor('residualNorms');
    const row = 7;
    await engine.forward(stepOf(tokens.slice(0, 6)), false);
    // Two rows at once.
    const step = stepOf(tokens.slice(6, row + 1), 6);
    const [kept, restored] = engine.plan.snapshots > 0 ? [{ keep: 0 }, { restore: 0 }] : [{}, {}];
    const expected = await engine.forward({ ...step, ...kept }, true);
    const stops = residualStops(engine.plan);
    expect(stops?.ends).toHaveLength(spec.layers.length + 1);
    for (const [layer, ops] of stops?.ends.entries() ?? []) {
      const after = layer === 0 ? 0 : (stops?.ends[layer - 1] ?? 0);
      await engine.forward({ ...step, ops, ...(after === 0 ? restored : { after }) }, true);
      const rows = await engine.contents(stops?.buffer ?? '');
      for (const [at, token] of [6, row].entries()) {
        const length = norms[layer * tokens.length + token] ?? Number.NaN;
        const found = Math.hypot(...rows.subarray(at * spec.width, (at + 1) * spec.width));
        expect(Math.abs(found - length)).toBeLessThan(5e-6 * length);
      }
    }
    // Gone on to the end, the row is to the last bit what it was.
    const whole = await engine.forward({ ...step, after: stops?.ends.at(-1) ?? 0 }, true);
    expectSame(whole, expected, 'the whole row');
    for (const [layer, { attention }] of spec.layers.entries()) {
      const part = attentionRow(engine.plan, layer);
      if (part === null || attention.kind !== 'softmax') continue;
      await engine.forward({ ...step, ...restored, ops: part.ops }, true);
      const [, mixed] = await Promise.all(part.reads.map(({ buffer }) => engine.contents(buffer)));
      const values = await engine.contents(`layer${layer}.cache.value`);
      const shares = tensor(`attention.${layer}`);
      const { heads, keyValueHeads, headWidth } = attention;
      for (let head = 0; head < heads; head++) {
        const group = Math.floor((head * keyValueHeads) / heads);
        for (let i = 0; i < headWidth; i++) {
          let sum = 0;
          for (let key = 0; key <= row; key++)
            sum +=
              (shares[(head * tokens.length + row) * tokens.length + key] ?? Number.NaN) *
              (values[(key * keyValueHeads + group) * headWidth + i] ?? Number.NaN);
          expect(Math.abs((mixed?.[(heads + head) * headWidth + i] ?? Number.NaN) - sum)).toBeLessThan(2e-5);
        }
      }
    }
    engine.dispose();
  });
});

it('goes on only where a part of a step can have ended', async () => {
  const { spec, weights } = await loadShipped(ids[0] ?? '');
  const engine = await onCpu.load(spec, weights);
  for (const [after, ops] of [
    [-1, 2],
    [2, 2],
    [engine.plan.ops.length, undefined],
    [Number.NaN, 2],
  ] as const)
    await expect(engine.forward({ ...stepOf([1]), after, ...(ops === undefined ? {} : { ops }) }, false)).rejects.toMatchObject({
      code: 'input',
    });
  engine.dispose();
});
