// Serves the built page from dist/: `node scripts/serve.mjs [--port 4173] [--under /some/path/]`. Files only, nothing else.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fileServer } from './file-server.mjs';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' }, under: { type: 'string', default: '/' } } });
const root = join(fileURLToPath(import.meta.url), '..', '..', 'dist');
const under = `/${values.under.replace(/^\/|\/$/g, '')}/`.replace('//', '/');

if (!existsSync(join(root, 'index.html'))) {
  console.error('There is no built page. Run `npm run build` first.');
  process.exit(1);
}

const server = fileServer(root, under);
let port = Number(values.port);
const last = port + 20;
server.on('error', (error) => {
  if (error.code !== 'EADDRINUSE' || port >= last) throw error;
  port += 1;
  server.listen(port);
});
server.on('listening', () => console.log(`Keepsake is at http://localhost:${port}${under}`));
server.listen(port);
