import { expect, test } from 'vitest';
import * as english from '../../../src/words/en';
import { lengthened } from '../../../src/words/pseudo';

test('every text is in brackets and 40 % longer, also what a function says; what has no letter is as it was', async () => {
  const { first, later } = lengthened(english);
  expect(first.app.views.sinks.name).toBe('[Sinks u]');
  expect(first.app.keyNames.ArrowLeft).toBe('←');
  expect(first.app.reading(3, 9)).toMatch(/^\[Reading the prompt: 3 of 9 tokens una dos .*\]$/u);
  const long = first.app.tagline;
  expect(long.length - 2).toBe(Math.ceil(english.first.app.tagline.length * 1.4));
  expect((await later.sheets()).help.title).toMatch(/^\[.*\]$/u);
});
