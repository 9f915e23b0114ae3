/** The documents name files and terms of the code: each must be there. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const documents = [
  'README.md',
  'docs/architecture.md',
  'docs/lessons.md',
  'docs/recordings.md',
  'docs/scripting.md',
  'docs/terms.md',
];

describe.each(documents)('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  test('every file it names is there', () => {
    const named = [...text.matchAll(/\b(?:src|shaders|tests|training|docs|scripts|public)\/[\w./-]*\w/g)].map(([path]) => path);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});

test('every name in docs/terms.md is in the code', () => {
  const files = ['src', 'shaders'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|wgsl)$/.test(name))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  );
  const words = new Set(files.flatMap((source) => source.match(/\w+/g) ?? []));
  const terms = [...readFileSync('docs/terms.md', 'utf8').matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  expect(terms.length).toBeGreaterThan(40);
  expect(terms.filter((name) => !words.has(name))).toEqual([]);
});
