import { array, assert, asyncProperty, boolean, property, string } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fetchModel, keptModel, keptModels } from '../../../../src/model/hub/download';
import { memoryParts } from '../../../../src/model/hub/kept-parts';
import { type Listing, listRepository, parseName } from '../../../../src/model/hub/repository';
import { loadWords } from '../../../../src/words';

beforeAll(() => loadWords('hub'));

/** Bytes that say where they are. */
const contentOf = (path: string, size: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: size }, (_, i) => (i * 31 + path.length * 7 + (i >> 8)) % 251);

/** A Hub with one repository; `fails` says which of its requests do not come to their end. */
function hubWith(files: Readonly<Record<string, number>>, { commit = 'abc1234', fails = () => false as boolean } = {}) {
  const asked: string[] = [];
  const request = (async (input: URL, init: RequestInit = {}) => {
    const range = new Headers(init.headers).get('Range');
    asked.push(`${input.pathname}${range ? ` ${range}` : ''}`);
    init.signal?.throwIfAborted();
    if (fails()) throw new TypeError('network');
    if (input.pathname === '/api/models/owner/name')
      return Response.json({ sha: commit, siblings: Object.entries(files).map(([rfilename, size]) => ({ rfilename, size })) });
    const path = Object.keys(files).find((name) => input.pathname === `/owner/name/resolve/${commit}/${name}`);
    if (path === undefined) return new Response('', { status: 404 });
    const all = contentOf(path, files[path] as number);
    const [, begin, end] = /bytes=(\d+)-(\d+)/u.exec(range ?? '') ?? [];
    return begin === undefined ? new Response(all) : new Response(all.slice(Number(begin), Number(end) + 1), { status: 206 });
  }) as unknown as typeof fetch;
  return { request, asked };
}

const partBytes = 1000;
const address = 'https://hub.example/';
const small = { 'config.json': 20, 'model.safetensors': 300, 'tokenizer.json': 40, 'README.md': 10, 'pytorch_model.bin': 300 };

describe('a name on the Hub', () => {
  it.each([
    ['owner/name', 'owner/name', null],
    [' https://huggingface.co/owner/name/ ', 'owner/name', null],
    ['huggingface.co/owner/name/tree/main', 'owner/name', null],
    ['https://huggingface.co/owner/name?library=x', 'owner/name', null],
    ['gpt2', 'gpt2', null],
    ['hub:owner/name', 'owner/name', null],
    ['owner/name/model-Q4_K.gguf', 'owner/name', 'model-Q4_K.gguf'],
    ['https://huggingface.co/owner/name/blob/main/sub/model.gguf', 'owner/name', 'sub/model.gguf'],
  ])('%s', (text, repository, file) => {
    expect(parseName(text)).toEqual({ repository, file });
  });

  it.each(['', '/', 'a/b/c', 'a b', '../x', 'a/..', 'https://elsewhere.example/a/b', 'a/b/../../x.gguf'])('not %s', (text) => {
    expect(() => parseName(text)).toThrow(/is not the name of a model/u);
  });

  it('takes no name that leads out of the repository', () => {
    assert(
      property(string({ maxLength: 60 }), (text) => {
        try {
          const { repository, file } = parseName(text);
          expect(`${repository}/${file ?? ''}`).not.toMatch(/\.\.\/|\/\/[^/]|[?#\\\s]/u);
        } catch (error) {
          expect((error as Error).name).toBe('HubError');
        }
      }),
    );
  });
});

describe('a listing', () => {
  const list = (files: Readonly<Record<string, number>>, name = 'owner/name') =>
    listRepository(parseName(name), { address, request: hubWith(files).request });

  it('is the configuration, the tokenizer and the weights as safetensors, with their size', async () => {
    const { files, bytes, commit } = await list(small);
    expect(files.map(({ path }) => path)).toEqual(['config.json', 'tokenizer.json', 'model.safetensors']);
    expect({ bytes, commit }).toEqual({ bytes: 360, commit: 'abc1234' });
  });

  it('has all shards and their index', async () => {
    const shards = { 'model-00001-of-00002.safetensors': 5, 'model-00002-of-00002.safetensors': 6 };
    const { files } = await list({ 'config.json': 2, 'model.safetensors.index.json': 3, ...shards });
    expect(files.map(({ bytes }) => bytes)).toEqual([2, 3, 5, 6]);
  });

  it('is one GGUF file, where one is asked for or it is the only one', async () => {
    const two = { 'a.gguf': 5, 'b.gguf': 6 };
    expect((await list({ 'a.gguf': 5 })).bytes).toBe(5);
    expect((await list(two, 'owner/name/b.gguf')).bytes).toBe(6);
    await expect(list(two)).rejects.toThrow('owner/name/a.gguf, owner/name/b.gguf');
    await expect(list(two, 'owner/name/c.gguf')).rejects.toThrow('has no file c.gguf');
  });

  it('says what is wrong', async () => {
    await expect(list({ 'pytorch_model.bin': 5 })).rejects.toThrow('has no weights that can be read here');
    await expect(list(small, 'owner/other')).rejects.toThrow('no model owner/other that anyone may fetch');
    const down = hubWith(small, { fails: () => true }).request;
    await expect(listRepository(parseName('owner/name'), { address, request: down })).rejects.toThrow('cannot be reached');
    const page = (async () => new Response('<html>')) as unknown as typeof fetch;
    await expect(listRepository(parseName('owner/name'), { address, request: page })).rejects.toThrow('status 200');
  });
});

describe('fetching', () => {
  const large = { 'config.json': 20, 'model.safetensors': 2 * partBytes + 500 };
  const listed = (files: Readonly<Record<string, number>>, commit = 'abc1234'): Promise<Listing> =>
    listRepository(parseName('owner/name'), { address, request: hubWith(files, { commit }).request });

  it('gives files that read across the borders of parts', async () => {
    const store = memoryParts();
    const { request, asked } = hubWith(large);
    const told: number[] = [];
    const [config, weights] = await fetchModel(await listed(large), store, {
      address,
      partBytes,
      request,
      progress: (n) => told.push(n),
    });
    expect(await config?.read(0, 20)).toEqual(contentOf('config.json', 20));
    const [begin, end] = [partBytes - 5, 2 * partBytes + 7];
    const all = contentOf('model.safetensors', large['model.safetensors']);
    expect(await weights?.read(begin, end)).toEqual(all.slice(begin, end));
    await expect(weights?.read(0, all.length + 1)).rejects.toThrow('no longer kept');
    expect(told.at(-1)).toBe(20 + all.length);
    expect(asked.filter((one) => one.includes('bytes='))).toHaveLength(3);
    // All is there: nobody is asked again.
    await fetchModel(await listed(large), store, { address, partBytes, request });
    expect(asked).toHaveLength(4);
    expect(await keptModels(store)).toEqual([{ name: 'owner/name', bytes: 20 + all.length, total: 20 + all.length }]);
    await store.remove('owner/name');
    await expect(weights?.read(0, 1)).rejects.toThrow('no longer kept');
  });

  it('goes on after any interruption, and fetches no whole part twice', async () => {
    await assert(
      asyncProperty(array(boolean(), { maxLength: 12 }), async (faults) => {
        const store = memoryParts();
        const left = [...faults];
        const { request, asked } = hubWith(large, { fails: () => left.shift() ?? false });
        const listing = await listed(large);
        let files = null;
        for (let attempt = 0; files === null; attempt++) {
          expect(attempt).toBeLessThanOrEqual(faults.length);
          files = await fetchModel(listing, store, { address, partBytes, request }).catch((error: unknown) => {
            expect((error as Error).message).toContain('what was fetched is kept');
            return null;
          });
          expect(await keptModel(store, 'owner/name').then((kept) => kept !== null)).toBe(files !== null);
        }
        expect(asked).toHaveLength(4 + faults.slice(0, asked.length).filter(Boolean).length);
        expect(await files[1]?.read(partBytes - 1, partBytes + 1)).toEqual(
          contentOf('model.safetensors', partBytes + 1).slice(partBytes - 1),
        );
      }),
    );
  });

  it('begins anew where the Hub has another version', async () => {
    const store = memoryParts();
    await fetchModel(await listed(small), store, { address, request: hubWith(small).request });
    const { request, asked } = hubWith({ ...small, 'model.safetensors': 400 }, { commit: 'def5678' });
    const files = await fetchModel(await listed({ ...small, 'model.safetensors': 400 }, 'def5678'), store, { address, request });
    expect(asked).toHaveLength(3);
    expect(files.find(({ name }) => name === 'model.safetensors')?.size).toBe(400);
  });

  it('stops when nobody waits', async () => {
    const store = memoryParts();
    const stop = new AbortController();
    const { request } = hubWith(large);
    const options = { address, partBytes, request, signal: stop.signal, progress: () => stop.abort() };
    await expect(fetchModel(await listed(large), store, options)).rejects.toThrow('abort');
    expect(await keptModel(store, 'owner/name')).toBeNull();
  });
});
