import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { cacheBytes } from '../../../src/attention/cache-bytes';
import { cacheLayout, parameterCount } from '../../../src/attention/model-layout';
import { type CatalogueEntry, findModel, loadCatalogue, parseCatalogue } from '../../../src/model/catalogue';
import { type ModelFiles, fetchedFiles } from '../../../src/model/files';
import { loadModel } from '../../../src/model/load-model';
import * as english from '../../../src/words/en';

/** The folder that ships. `change` alters one file on its way. */
function shipped(
  change: (path: string, bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = (_, bytes) => bytes,
): ModelFiles {
  return {
    async read(path) {
      return change(path, new Uint8Array(await readFile(`public/models/${path}`))).slice().buffer;
    },
  };
}
const { models } = await loadCatalogue(shipped());

test('what the page calls them in English is what the catalogue says', async () => {
  const written = parseCatalogue(JSON.parse(await readFile('public/models/catalogue.json', 'utf8'))).models;
  const said = await english.later.models();
  expect(models.map(({ name }) => name)).toEqual(written.map(({ name }) => name));
  // Words may be there before their model.
  expect(said.descriptions).toMatchObject(Object.fromEntries(written.map(({ id, description }) => [id, description])));
});

const backcopy = findModel({ models }, 'backcopy');

describe.each(models)('$id', (entry: CatalogueEntry) => {
  test('loads, and its recorded sizes are those of its files and its spec', async () => {
    const { spec, weights, tokenizer } = await loadModel(entry, shipped());
    expect(weights.byteLength).toBe(entry.bytes);
    expect(createHash('sha256').update(new Uint8Array(weights)).digest('hex')).toBe(entry.sha256);
    expect(spec.id).toBe(entry.id);
    expect(spec.trainedContext).toBe(entry.trainedContext);
    expect(parameterCount(spec)).toBe(entry.parameters);
    expect(cacheBytes(cacheLayout(spec), 1).perToken).toBe(entry.cacheBytesPerToken);
    expect(entry.sinkShareByHead.map((heads) => heads.length)).toEqual(spec.layers.map(({ attention }) => attention.heads));
    expect(tokenizer.size).toBeLessThanOrEqual(spec.vocabulary);
  });

  test('a layer’s sink share is the mean of its heads’', () => {
    const means = entry.sinkShareByHead.map((heads) => heads.reduce((sum, share) => sum + share, 0) / heads.length);
    means.forEach((mean, layer) => expect(mean).toBeCloseTo(entry.sinkShareByLayer[layer] ?? Number.NaN, 5));
  });

  test('its prompt is written in its own vocabulary and fits its context', async () => {
    const { spec, tokenizer } = await loadModel(entry, shipped());
    const { tokens, unknown } = tokenizer.encode(entry.prompt);
    expect(unknown).toBe(0);
    expect(tokenizer.decode(tokens)).toBe(entry.prompt);
    expect(1 + tokens.length).toBeLessThan(spec.context);
  });
});

describe('what arrives damaged is refused, by name', () => {
  const only = (path: string, change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>) =>
    shipped((name, bytes) => (name === path ? change(bytes) : bytes));
  const text = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));

  test('weights that are cut off', async () => {
    const files = only(backcopy.weights, (bytes) => bytes.slice(0, 1000));
    await expect(loadModel(backcopy, files)).rejects.toMatchObject({
      code: 'wrong-size',
      details: { file: backcopy.weights, expected: backcopy.bytes, found: 1000 },
      message: expect.stringMatching(/reload/i),
    });
  });

  test('weights of the right size with one bit wrong', async () => {
    const flip = (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, i) => (i === 40_000 ? byte ^ 1 : byte));
    await expect(loadModel(backcopy, only(backcopy.weights, flip))).rejects.toMatchObject({
      code: 'wrong-checksum',
      details: { file: backcopy.weights, expected: backcopy.sha256 },
    });
  });

  test('a page in place of a spec', async () => {
    const files = only(backcopy.spec, () => new TextEncoder().encode('<!doctype html>'));
    await expect(loadModel(backcopy, files)).rejects.toMatchObject({ code: 'not-json', details: { file: backcopy.spec } });
  });

  test('a tokenizer whose merges make a token that is not there', async () => {
    const files = only(backcopy.tokenizer, (bytes) => {
      const json = JSON.parse(new TextDecoder().decode(bytes)) as { model: { merges: unknown[] } };
      return text({ ...json, model: { ...json.model, merges: ['t h'] } });
    });
    await expect(loadModel(backcopy, files)).rejects.toMatchObject({
      code: 'bad-tokenizer',
      message: expect.stringContaining('“th”'),
    });
  });

  test('another model’s tokenizer', async () => {
    const story = findModel({ models }, 'mha').tokenizer;
    await expect(loadModel({ ...backcopy, tokenizer: story }, shipped())).rejects.toMatchObject({ code: 'bad-tokenizer' });
  });

  test('a catalogue with one wrong field names its path', () => {
    expect(() => parseCatalogue({ format: 1, models: [backcopy, { ...backcopy, sha256: 'ABC' }] })).toThrow(
      expect.objectContaining({ code: 'bad-catalogue', message: expect.stringContaining('models[1].sha256') }),
    );
    expect(() => parseCatalogue({ format: 1, models: [] })).toThrow(expect.objectContaining({ code: 'bad-catalogue' }));
    expect(() => parseCatalogue({ format: 2, models: [backcopy] })).toThrow(expect.objectContaining({ code: 'bad-catalogue' }));
  });

  test('a catalogue with further keys is read', () => {
    expect(parseCatalogue({ format: 1, later: true, models: [{ ...backcopy, later: 1 }] }).models[0]?.id).toBe('backcopy');
  });

  test('an id that is not in the catalogue names those that are', () => {
    expect(() => findModel({ models }, 'gpt-9')).toThrow(/gpt-9.*mha, .*backcopy/);
  });
});

describe('files by address', () => {
  test('are found under any sub-path', async () => {
    const asked: string[] = [];
    const request = (async (url: URL) => {
      asked.push(url.href);
      return new Response(Uint8Array.of(1, 2, 3), { headers: { 'content-length': '3' } });
    }) as unknown as typeof fetch;
    const files = fetchedFiles(new URL('https://example.org/class/keepsake/models/'), request);
    const bytes = await files.read('mha/spec.json');
    expect(asked).toEqual(['https://example.org/class/keepsake/models/mha/spec.json']);
    expect([...new Uint8Array(bytes)]).toEqual([1, 2, 3]);
  });

  test('that are not there carry the status; a network that is not there has none', async () => {
    const base = new URL('https://example.org/models/');
    const answer = (response: () => Promise<Response>) => fetchedFiles(base, response as unknown as typeof fetch);
    await expect(answer(async () => new Response('', { status: 404 })).read('a.json')).rejects.toMatchObject({
      code: 'file-missing',
      details: { file: 'a.json', status: 404 },
    });
    const offline = answer(() => Promise.reject(new TypeError('failed to fetch')));
    await expect(offline.read('a.json')).rejects.toMatchObject({ code: 'file-missing', details: { status: null } });
  });

  test('that stop on the way are missing, not short', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Uint8Array.of(1));
        controller.error(new Error('connection reset'));
      },
    });
    const files = fetchedFiles(new URL('https://example.org/'), (async () => new Response(body)) as unknown as typeof fetch);
    await expect(files.read('w')).rejects.toMatchObject({ code: 'file-missing', details: { file: 'w', status: null } });
  });
});
