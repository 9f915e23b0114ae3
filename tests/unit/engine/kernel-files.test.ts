import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kernels } from '../../../src/engine/kernels';

const names = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));

describe.each(Object.keys(kernels))('the kernel %s', (name) => {
  test('has its shader, its TypeScript twin and its test in files of its name', () => {
    expect(names('shaders', '.wgsl')).toContain(name);
    expect(names('src/engine/cpu', '.ts')).toContain(name);
    expect(names('tests/kernels', '.test.ts')).toContain(name);
  });
});

test('no shader is without a kernel', () => {
  expect(names('shaders', '.wgsl').toSorted()).toEqual(Object.keys(kernels).toSorted());
});
