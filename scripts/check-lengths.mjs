// A file is one idea: none may be longer than 250 lines.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const most = 250;
const long = ['src', 'shaders', 'tests', 'scripts', 'training'].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)).replaceAll('\\', '/'))
    .filter((file) => /\.(tsx?|mjs|wgsl|py|css)$/.test(file))
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > most),
);
for (const { file, lines } of long) console.log(`${file}: ${lines} lines, at most ${most}`);
process.exitCode = long.length === 0 ? 0 : 1;
