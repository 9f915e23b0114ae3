/** Looks inside rows, over every kind of cache: what they see, and that the text is afterwards as if nobody had looked. */
import { expect, test } from 'vitest';
import { allLogits } from '../../support/all-logits';
import { nodeKeepsake } from '../lessons/node-keepsake';

const text = 'Once upon a time there was a little';
const prompt = (id: string) => async () => {
  const keepsake = nodeKeepsake();
  await keepsake.open(id);
  await keepsake.prompt(text);
  await keepsake.session.step(36);
  return keepsake.session;
};

test.each(['mha', 'window', 'gated-retention', 'infini', 'yoco-retention', 'mla'])('%s', async (id) => {
  const [looked, plain] = await Promise.all([prompt(id)(), prompt(id)()]);
  const { length, model } = looked.state.getState();
  const layers = model?.spec.layers.length ?? 0;
  const width = model?.spec.width ?? 0;
  for (const [from, to] of [
    [0, 20],
    [17, 21],
    [length - 3, length],
  ] as const) {
    const seen = await looked.residuals(from, to);
    // A ring that has moved on no longer has what its first rows saw.
    if (seen === null) {
      expect(id).toBe('window');
      continue;
    }
    expect(seen).toHaveLength((to - from) * (layers + 1) * width);
    for (let row = from; row < to; row++)
      for (let layer = 0; layer <= layers; layer++) {
        const trace = looked.trace(row);
        const norm = (trace?.layers[layer]?.values ?? trace?.values)?.['residualNorm']?.[0] ?? Number.NaN;
        const at = ((row - from) * (layers + 1) + layer) * width;
        expect(Math.abs(Math.hypot(...seen.subarray(at, at + width)) / norm - 1)).toBeLessThan(2e-6);
      }
  }
  await Promise.all([looked.step(2), plain.step(2)]);
  expect(looked.state.getState().tokens.slice()).toEqual(plain.state.getState().tokens.slice());
  for (const index of [length, length + 1]) {
    const [a, b] = [looked, plain].map((session) => session.trace(index));
    expect(a && allLogits(a.logits)).toEqual(b && allLogits(b.logits));
  }
});

test('nothing where there are no such rows, or more than a step takes, or nobody wants it', async () => {
  const session = await prompt('mha')();
  const { length } = session.state.getState();
  for (const [from, to] of [
    [-1, 3],
    [3, 3],
    [length, length + 1],
    [0, 33],
  ] as const)
    expect(await session.residuals(from, to)).toBeNull();
  const nobody = new AbortController();
  nobody.abort();
  expect(await session.residuals(0, 4, nobody.signal)).toBeNull();
  expect(await session.attentionRow(0, length)).toBeNull();
});

test('nothing of rows after which something was evicted; queries of every row', async () => {
  const session = await prompt('mha')();
  await session.rerun({ policy: { kind: 'window', size: 24, pinned: 1, positions: 'original' } });
  expect(await session.residuals(2, 6)).toBeNull();
  expect((await session.attentionRow(1, 3))?.query).toHaveLength(128);
  const { length } = session.state.getState();
  expect((await session.attentionRow(1, length - 1))?.output.some((value) => value !== 0)).toBe(true);
});
