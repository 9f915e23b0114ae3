import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { areaNames } from '../../../src/words';

const read = (file: string): string => readFileSync(file, 'utf8');
const namesIn = (list: string): readonly string[] => [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);

/** The source that an import names from `file`, null where it is not one of ours. */
function target(file: string, path: string): string | null {
  if (!path.startsWith('.')) return null;
  const base = posix.join(dirname(file), path);
  return ['.ts', '.tsx', '/index.ts'].map((end) => base + end).find((name) => existsSync(name)) ?? null;
}

/** Every module that comes with this one; what is imported when it is needed comes on its own. */
function modulesFrom(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path = ''] of read(file).matchAll(/^(?:import|export) (?!type )(?:[^;]*? from )?'([^']+)';$/gm)) {
    const next = target(file, path);
    if (next !== null && !next.startsWith('src/words/')) modulesFrom(next, found);
  }
  return found;
}

const areasRead = (file: string): readonly string[] => [
  ...new Set(
    [...modulesFrom(file)].flatMap((module) => [...read(module).matchAll(/\bwordsOf\('(\w+)'\)/g)].map(([, area = '']) => area)),
  ),
];

/** `later([areas], …)` where something is drawn, and `Promise.all([import(…), loadWords(area)])` where nothing is. */
const ways = [
  /\blater\(\s*\[(?<areas>[^\]]*)\],\s*async \(\) => \(await import\('(?<path>[^']+)'\)\)/g,
  /\[import\('(?<path>[^']+)'\), loadWords\((?<areas>'\w+')\)\]/g,
];

const parts = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name).replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) =>
    ways.flatMap((way) =>
      [...read(file).matchAll(way)].map(({ groups: { areas = '', path = '' } = {} }) => ({
        path: target(file, path) ?? path,
        areas: namesIn(areas),
      })),
    ),
  );

test('every panel and sheet that comes later is seen here, and every part of the words comes with one', () => {
  expect(parts.length).toBeGreaterThan(15);
  expect([...new Set(parts.flatMap(({ areas }) => areas))].toSorted()).toEqual(areaNames.toSorted());
});

test.each(parts)('$path comes behind the words that its modules read, and no others', ({ path, areas }) => {
  expect(areas.toSorted()).toEqual(areasRead(path).toSorted());
});

test('the first picture reads no part of the words that comes later', () => {
  expect(areasRead('src/app/page.tsx')).toEqual([]);
});
