// Which files of the built page are kept for use without a network: all that a browser may ask for.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

/** Browsers that know service workers take fonts as WOFF2. */
const neverAsked = /\.(?:woff|ttf)$/;

/** @param folder of the built page @returns path (relative, with slashes), bytes and SHA-256 of each, in the order of their paths */
export function keptFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join(posix.sep),
    )
    .filter((path) => !path.startsWith('.') && !neverAsked.test(path))
    .toSorted()
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return { path, bytes: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') };
    });
}
