// `npm run bench:checkpoints -- FOLDER`: published checkpoints against figures computed apart from this project, their sinks, and what eviction
// costs them. FOLDER has a folder for each model, and reference.json (see checkpoints.ts). Writes docs/results/checkpoints.md.
import { writeFileSync } from 'node:fs';
import { createServer } from 'vite';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name the folder that has the checkpoints and reference.json.');
  process.exit(1);
}
const server = await createServer({ server: { middlewareMode: true, hmr: false, ws: false }, appType: 'custom', logLevel: 'error' });
const { report } = await server.ssrLoadModule('/tests/bench/checkpoints.ts');
writeFileSync('docs/results/checkpoints.md', await report(folder));
await server.close();
