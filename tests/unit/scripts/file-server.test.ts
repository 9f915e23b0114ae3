import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileServer } from '../../../scripts/file-server.mjs';

const page = `<!doctype html>${'<p>What a transformer keeps.</p>'.repeat(60)}`;
const weights = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251));
const outer = mkdtempSync(join(tmpdir(), 'keepsake-served-'));
const root = join(outer, 'dist');
let server: Server;

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(root, 'models'));
  writeFileSync(join(root, 'index.html'), page);
  writeFileSync(join(root, 'assets', 'page-abc.js'), 'export const kept = 1;\n'.repeat(100));
  writeFileSync(join(root, 'assets', 'small.js'), 'export {};\n');
  writeFileSync(join(root, 'assets', 'face.woff2'), weights);
  writeFileSync(join(root, 'models', 'model.safetensors'), weights);
  writeFileSync(join(outer, 'secret.html'), page);
  mkdirSync(join(outer, 'dist-beside'));
  writeFileSync(join(outer, 'dist-beside', 'index.html'), page);
  symlinkSync(join(outer, 'secret.html'), join(root, 'link.html'));
  server = fileServer(root, '/teaching/');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
  rmSync(outer, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** The address as written: `fetch` would resolve its dots and decompress what comes. */
function ask(path: string, headers: OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    })
      .on('error', reject)
      .end();
  });
}

describe('what is sent', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['identity', undefined],
    ['', undefined],
  ])('text under “accept-encoding: %s” comes as %s, whole', async (accepted, coding) => {
    const { status, headers, body } = await ask('/teaching/', accepted === '' ? {} : { 'accept-encoding': accepted });
    expect(status).toBe(200);
    expect(headers['content-encoding']).toBe(coding);
    expect(headers.vary).toBe('Accept-Encoding');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(Number(headers['content-length'])).toBe(body.length);
    const plain = coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body;
    expect(plain.toString()).toBe(page);
    if (coding !== undefined) expect(body.length).toBeLessThan(page.length / 4);
  });

  test('weights come compressed, whole; fonts and very small files as they are', async () => {
    const all = { 'accept-encoding': 'gzip, br' };
    const model = await ask('/teaching/models/model.safetensors', all);
    expect(model.headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'application/octet-stream' });
    expect(brotliDecompressSync(model.body).equals(weights)).toBe(true);
    const face = await ask('/teaching/assets/face.woff2', all);
    expect(face.headers['content-encoding']).toBeUndefined();
    expect(face.headers.vary).toBeUndefined();
    expect(face.body.equals(weights)).toBe(true);
    expect((await ask('/teaching/assets/small.js', all)).headers['content-encoding']).toBeUndefined();
  });

  test('HEAD has the headers of GET and no body', async () => {
    for (const path of ['/teaching/', '/teaching/models/model.safetensors']) {
      const get = await ask(path, { 'accept-encoding': 'br' });
      const head = await ask(path, { 'accept-encoding': 'br' }, 'HEAD');
      expect(head.body.length).toBe(0);
      expect(head.headers['content-length']).toBe(String(get.body.length));
      expect(head.headers['content-encoding']).toBe(get.headers['content-encoding']);
      expect(head.headers.etag).toBe(get.headers.etag);
    }
  });

  test('many at once and again are the same bytes', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => ask('/teaching/assets/page-abc.js', { 'accept-encoding': 'br' })),
    );
    const again = await ask('/teaching/assets/page-abc.js', { 'accept-encoding': 'br' });
    for (const { body } of answers) expect(body.equals(again.body)).toBe(true);
  });
});

describe('what a browser has already', () => {
  test('is not sent again, until it changes', async () => {
    const path = '/teaching/models/notes.json';
    const file = join(root, 'models', 'notes.json');
    writeFileSync(file, JSON.stringify(Array.from({ length: 300 }, (_, i) => i)));
    const first = await ask(path, { 'accept-encoding': 'br' });
    const tag = String(first.headers.etag);
    const same = await ask(path, { 'accept-encoding': 'br', 'if-none-match': `"other", ${tag}` });
    expect([same.status, same.body.length, same.headers.etag]).toEqual([304, 0, tag]);
    expect(first.headers['cache-control']).toBe('no-cache');
    writeFileSync(file, JSON.stringify(Array.from({ length: 400 }, (_, i) => i)));
    const changed = await ask(path, { 'accept-encoding': 'br', 'if-none-match': tag });
    expect(changed.status).toBe(200);
    expect(JSON.parse(brotliDecompressSync(changed.body).toString())).toHaveLength(400);
  });

  test('is not asked for where its name changes with it', async () => {
    expect((await ask('/teaching/assets/page-abc.js')).headers['cache-control']).toContain('immutable');
  });
});

describe('what is not here', () => {
  test.each([
    '/',
    '/teaching',
    '/teaching/../secret.html',
    '/teaching/..%2fsecret.html',
    '/teaching/%2e%2e/secret.html',
    '/teaching/..%2fdist-beside/index.html',
    '/teaching/link.html',
    '/teaching/assets',
    '/teaching/assets/',
    '/teaching/assets/none.js',
    '/teaching/%00',
    '/teaching/%zz',
    '//',
  ])('%s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('files are not written', async () => {
    const { status, headers } = await ask('/teaching/', {}, 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});
