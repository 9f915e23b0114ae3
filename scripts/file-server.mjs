// An HTTP server for one folder of files: what becomes smaller is compressed once and kept, nothing outside the folder is found, browsers may ask again for
// what they have.
import { open, realpath } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

/** Text, and weights, which become a tenth smaller; of the rest, fonts are compressed already. */
const compressible = new Set(['.html', '.js', '.css', '.json', '.txt', '.svg', '.safetensors']);
const smallest = 512;

/** By content coding, best first: levels that take some milliseconds for the largest file, because the first visitor waits for them. */
const codings = {
  br: (bytes) =>
    promisify(zlib.brotliCompress)(bytes, {
      params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 6, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes) => promisify(zlib.gzip)(bytes, { level: 6 }),
};

/** The best coding that an Accept-Encoding header allows (RFC 9110, 12.5.3), or null for the bytes as they are. */
function codingFor(header = '') {
  const weights = new Map(
    header.split(',').map((item) => {
      const [name, ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith('q='));
      return [name, q ? Number(q.slice(2)) : 1];
    }),
  );
  return Object.keys(codings).find((name) => (weights.get(name) ?? weights.get('*') ?? 0) > 0) ?? null;
}

/** Whether an If-None-Match header names this tag; tags are compared weakly, as the header asks. */
const has = (header, tag) =>
  header?.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag.replace(/^W\//, ''));

/**
 * Not listening yet.
 * @param root the folder
 * @param under the path of the folder's addresses, with a slash at both ends
 */
export function fileServer(root, under = '/') {
  /** By coding and file: the compressed bytes, and the tag of the file that they are of. */
  const kept = new Map();

  function compressed({ path, handle, tag }, coding) {
    const key = `${coding} ${path}`;
    const found = kept.get(key);
    if (found?.tag === tag) return found.bytes;
    const entry = { tag, bytes: handle.readFile().then(codings[coding]) };
    kept.set(key, entry);
    // The next request tries again.
    entry.bytes.catch(() => kept.get(key) === entry && kept.delete(key));
    return entry.bytes;
  }

  /** The open file that a request's address names, or null: never one outside the folder, also not through a link. */
  async function fileOf(url) {
    try {
      const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
      if (!path.startsWith(under)) return null;
      const folder = await realpath(root);
      const file = await realpath(join(folder, path.slice(under.length) || 'index.html'));
      if (!file.startsWith(folder + sep)) return null;
      const handle = await open(file);
      const stat = await handle.stat();
      if (stat.isFile()) {
        const tag = `W/"${stat.size.toString(36)}-${Math.round(stat.mtimeMs).toString(36)}"`;
        return { path: file, handle, tag, size: stat.size, built: file.startsWith(join(folder, 'assets') + sep) };
      }
      await handle.close();
    } catch {
      // A broken address, or no such file.
    }
    return null;
  }

  async function answer(request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD', 'content-type': 'text/plain' }).end('This server only sends files.\n');
      return;
    }
    const file = await fileOf(request.url ?? '/');
    if (file === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here.\n');
      return;
    }
    try {
      const extension = extname(file.path);
      const isCompressible = compressible.has(extension);
      const headers = {
        'content-type': types[extension] ?? 'application/octet-stream',
        // The names of the built assets change with what is in them.
        'cache-control': file.built ? 'public, max-age=31536000, immutable' : 'no-cache',
        etag: file.tag,
        ...(isCompressible ? { vary: 'Accept-Encoding' } : {}),
      };
      if (has(request.headers['if-none-match'], file.tag)) {
        response.writeHead(304, headers).end();
        return;
      }
      const coding = isCompressible && file.size >= smallest ? codingFor(request.headers['accept-encoding']) : null;
      const bytes = coding === null ? null : await compressed(file, coding);
      response.writeHead(200, {
        ...headers,
        'content-length': bytes?.length ?? file.size,
        ...(coding === null ? {} : { 'content-encoding': coding }),
      });
      if (request.method === 'HEAD') response.end();
      else if (bytes !== null) response.end(bytes);
      else await pipeline(file.handle.createReadStream({ autoClose: false }), response);
    } finally {
      await file.handle.close();
    }
  }

  return createServer((request, response) => {
    // A visitor who leaves, or a file that goes while it is sent, ends its own answer and no other.
    answer(request, response).catch(() => response.destroy());
  });
}
