import { expect, test } from 'vitest';
import * as written from '../../../src/words/ru';
import { russian } from '../../../src/words/ru/set';

const textsOf = (said: unknown): readonly string[] =>
  typeof said === 'string' ? [said] : typeof said === 'object' && said !== null ? Object.values(said).flatMap(textsOf) : [];

test('in Russian no line begins with a dash: it stays with the word before it', async () => {
  const before = textsOf([written.first, await written.lessons['memory-that-fades']()]);
  const after = textsOf([russian.first, await russian.lessons['memory-that-fades']()]);
  expect(before.filter((text) => text.includes(' — ')).length).toBeGreaterThan(5);
  expect(after.filter((text) => text.includes(' — '))).toEqual([]);
  expect(after.map((text) => text.replaceAll('\u00A0— ', ' — '))).toEqual(
    before.map((text) => text.replaceAll('\u00A0— ', ' — ')),
  );
});
