import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { findModel, isShipped, loadCatalogue } from '../../../src/model/catalogue';
import type { ModelFiles } from '../../../src/model/files';
import { type ImportedModel, Models } from '../../../src/model/models';

const files: ModelFiles = { read: async (path) => new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer };
const catalogue = await loadCatalogue(files);
const shipped = await new Models(catalogue, files).load('backcopy');

/** A visitor's own model, which counts how often its weights are read. */
function imported(id: string): ImportedModel & { reads: number } {
  const model: ImportedModel & { reads: number } = {
    reads: 0,
    spec: { ...shipped.spec, id },
    tokenizer: shipped.tokenizer,
    entry: {
      ...{ id, name: 'Mine', task: null, parameters: 1, trainedContext: 64, prompt: '', tokenizer: id },
      origin: { kind: 'imported', source: 'mine.gguf', format: 'GGUF', types: ['Q8_0'], family: 'Llama' },
    },
    async readWeights(signal?: AbortSignal) {
      signal?.throwIfAborted();
      model.reads += 1;
      return shipped.weights.slice(0);
    },
  };
  return model;
}

test('what ships is read from its files, and has a record of its training', async () => {
  const models = new Models(catalogue, files);
  const begun = await models.begin('backcopy');
  expect(begun.entry).toBe(findModel(catalogue, 'backcopy'));
  expect(isShipped(begun.entry)).toBe(true);
  expect((await begun.weights).byteLength).toBe(shipped.weights.byteLength);
});

test('a visitor’s model is known once it was added, and its weights are read each time they are needed', async () => {
  const models = new Models(catalogue, files);
  expect(() => models.find('mine')).toThrow(expect.objectContaining({ code: 'unknown-model' }));
  await expect(models.begin('mine')).rejects.toMatchObject({ code: 'unknown-model' });
  const mine = imported('mine');
  models.add(mine);
  expect(models.find('mine')).toBe(mine.entry);
  expect(isShipped(models.find('mine'))).toBe(false);
  const [first, second] = [await models.load('mine'), await models.load('mine')];
  expect(first.weights).not.toBe(second.weights);
  expect(first).toMatchObject({ entry: mine.entry, spec: { id: 'mine' } });
  expect(mine.reads).toBe(2);
});

test('another model of the same name takes its place', () => {
  const models = new Models(catalogue, files);
  const [first, second] = [imported('mine'), imported('mine')];
  models.add(first);
  models.add(second);
  expect(models.find('mine')).toBe(second.entry);
});

test('weights that fail are heard by who waits for them', async () => {
  const models = new Models(catalogue, files);
  models.add(imported('mine'));
  const begun = await models.begin('mine', AbortSignal.abort(new Error('no longer wanted')));
  await expect(begun.weights).rejects.toThrow('no longer wanted');
});
