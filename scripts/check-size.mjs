// What the page loads before its first picture, gzipped: the entry's JavaScript, the page that the entry imports behind its language, and what
// these two import.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const most = 250_000;
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const wanted = new Set();
const take = (key) => {
  if (wanted.has(key)) return;
  wanted.add(key);
  for (const imported of manifest[key].imports ?? []) take(imported);
};
for (const key of ['index.html', 'src/app/page.tsx']) take(key);
const bytes = [...wanted].reduce((sum, key) => sum + gzipSync(readFileSync(`dist/${manifest[key].file}`)).length, 0);
console.log(`JavaScript before the first picture: ${bytes} bytes gzipped, at most ${most}`);
process.exitCode = bytes <= most ? 0 : 1;
