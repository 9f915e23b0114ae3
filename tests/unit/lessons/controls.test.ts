import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pointedControls } from '../../../src/lessons/controls';

test('what a lesson can point at is on the page, and the other way round', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'));
  const marked = files.flatMap((path) => readFileSync(join('src', path), 'utf8').match(/(?<=data-action=")\w+/gu) ?? []);
  expect(marked.toSorted()).toEqual([...pointedControls].toSorted());
});
