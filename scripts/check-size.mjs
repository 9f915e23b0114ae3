// What the page loads before its first picture, gzipped: the JavaScript that the built document names.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const most = 250_000;
const named = readFileSync('dist/index.html', 'utf8').matchAll(/ (?:src|href)="\.\/(?<file>[^"]+\.js)"/g);
const files = new Set([...named].map(({ groups }) => groups.file));
const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`)).length, 0);
console.log(`JavaScript before the first picture: ${bytes} bytes gzipped, at most ${most}`);
process.exitCode = bytes <= most && files.size > 1 ? 0 : 1;
