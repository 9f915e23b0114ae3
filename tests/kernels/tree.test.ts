/** Rows as a tree: each has the logits of reading its path alone, and the cache does not change. */
import { describe, expect, it } from 'vitest';
import type { StepInput } from '../../src/engine/engine';
import { readTrace } from '../../src/engine/read-trace';
import { expectClose } from './support/compare';
import { engineCases, onCpu, onGpu, stepOf, triedHere } from './support/load-engines';
import { linearLayer, modelOf, smallModel } from './support/random-model';

const text = Array.from({ length: 17 }, (_, i) => (i * 13 + 5) % 61);
const tokens = [3, 9, 27, 20, 60, 58, 52, 34, 41, 2, 7];
/** Two branches; the first splits in two, one of which splits again; one is five deep. */
const parents = [-1, -1, 0, 0, 1, 2, 2, 4, 5, 8, 9];
const layer = (change: Parameters<typeof linearLayer>[0]) =>
  modelOf({ layers: 2, vocabulary: 61, mechanism: linearLayer(change) });

/** Sums of the same numbers in another order. */
const close = { absolute: 2e-4, relative: 2e-5 };

const models = {
  'plain sums': layer({}),
  'squared relu': layer({ features: 'relu2' }),
  'cosine weights': layer({ features: { kind: 'cosine', horizon: 32 } }),
  // The text ends two tokens into a group, so that the deepest branch fills one.
  'groups and a convolution': layer({ group: 5, convolution: { kernel: 7, masked: true } }),
  'a group that is just full, and a wide convolution': layer({ group: 17, convolution: { kernel: 41, masked: true } }),
};

function treeStep(): StepInput {
  return { ...stepOf(tokens, text.length), parents: Int32Array.from(parents) };
}

function pathOf(row: number): number[] {
  const parent = parents[row] ?? -1;
  return [...(parent < 0 ? [] : pathOf(parent)), row];
}

/** The other models run the same kernels. */
const onHardware = ['plain sums', 'groups and a convolution'];

describe.each(Object.entries(models))('%s', (name, spec) => {
  it.each(triedHere(onHardware.includes(name) ? engineCases : [onCpu, onGpu]))('$name', async (engineCase) => {
    const engine = await engineCase.load(spec);
    const { vocabulary, states } = engine.plan;
    await engine.forward(stepOf(text), false);
    const before = await Promise.all(states.map((state) => engine.contents(state)));
    const logits = await engine.forward({ ...treeStep(), keep: 0 }, false);
    expect(await Promise.all(states.map((state) => engine.contents(state)))).toEqual(before);
    const shown = readTrace(engine.plan, await engine.forward({ ...treeStep(), restore: 0 }, true), {
      input: treeStep(),
      keys: treeStep().slots,
      milliseconds: 0,
    });
    for (const row of tokens.keys()) {
      const path = pathOf(row);
      // Ranks after the text are the tree's rows, up to the row's own; only those on its path have weights.
      const weights = shown[row]?.layers[1]?.signed ?? shown[row]?.layers[1]?.attention ?? new Float32Array();
      const given = [...tokens.keys()].filter((other) => other <= row && (weights[text.length + other] ?? 0) !== 0);
      expect(given.filter((other) => !path.includes(other))).toEqual([]);
      const alone = {
        ...stepOf(
          path.map((at) => tokens[at] ?? 0),
          text.length,
        ),
        restore: 0,
      };
      const wanted = await engine.forward(alone, false);
      expectClose(
        logits.subarray(row * vocabulary, (row + 1) * vocabulary),
        wanted.subarray((path.length - 1) * vocabulary),
        close,
        `row ${row}`,
      );
    }
    engine.dispose();
  });
});

describe('refuses as a tree', () => {
  it('a model with a softmax over the text', async () => {
    const engine = await onCpu.load(smallModel);
    await expect(engine.forward({ ...stepOf([1, 2], 3), parents: Int32Array.of(-1, -1) }, false)).rejects.toThrow('one by one');
  });

  it('a row whose parent comes after it, or the start of a text', async () => {
    const engine = await onCpu.load(models['plain sums']);
    await engine.forward(stepOf(text), false);
    const step = stepOf([1, 2], text.length);
    await expect(engine.forward({ ...step, parents: Int32Array.of(1, -1) }, false)).rejects.toThrow('parent');
    await expect(engine.forward({ ...step, parents: Int32Array.of(-1) }, false)).rejects.toThrow('parent');
    await expect(engine.forward({ ...stepOf([1, 2]), parents: Int32Array.of(-1, 0) }, false)).rejects.toThrow('first token');
  });
});
