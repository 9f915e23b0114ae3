// Serves the built page from dist/: `node scripts/serve.mjs [--port 4173] [--under /some/path/]`. Files only, nothing else.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' }, under: { type: 'string', default: '/' } } });
const root = join(fileURLToPath(import.meta.url), '..', '..', 'dist');
const under = `/${values.under.replace(/^\/|\/$/g, '')}/`.replace('//', '/');
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.safetensors': 'application/octet-stream',
};

if (!existsSync(join(root, 'index.html'))) {
  console.error('There is no built page. Run `npm run build` first.');
  process.exit(1);
}

/** The file that a path names, or null: never one outside the built page. */
function fileOf(url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (!path.startsWith(under)) return null;
  const file = normalize(join(root, path.slice(under.length) || 'index.html'));
  if (!file.startsWith(root + sep) || !existsSync(file) || !statSync(file).isFile()) return null;
  return file;
}

const server = createServer((request, response) => {
  const file = fileOf(request.url ?? '/');
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here.\n');
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-length': statSync(file).size,
    'cache-control': 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
});

let port = Number(values.port);
const last = port + 20;
server.on('error', (error) => {
  if (error.code !== 'EADDRINUSE' || port >= last) throw error;
  port += 1;
  server.listen(port);
});
server.on('listening', () => console.log(`Keepsake is at http://localhost:${port}${under}`));
server.listen(port);
