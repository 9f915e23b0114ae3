import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Catalogue, Language } from '../../../src/words/catalogue';
import { chooseLanguage } from '../../../src/words/choose-language';
import * as english from '../../../src/words/en';

/** A language of one sentence more than English: everything else it says as English does. */
const madeUp: Language = {
  first: { ...english.first, app: { ...english.first.app, name: 'Andenken' } },
  lessons: english.lessons,
  later: {
    ...english.later,
    draft: async () => ({ ...(await english.later.draft()), off: 'Aus', gave: (tokens) => `${tokens} Stück` }),
  },
};

/** The words as they are before anything is loaded. */
async function fresh() {
  vi.resetModules();
  const [words, numbers, plurals] = await Promise.all([
    import('../../../src/words'),
    import('../../../src/words/numbers'),
    import('../../../src/words/plural'),
  ]);
  return { words, numbers, plurals };
}

afterEach(() => vi.resetModules());

describe('speaking another language', () => {
  test('replaces what the first picture says, and every area that is loaded', async () => {
    const { words } = await fresh();
    await words.loadWords('draft');
    expect(words.words.app.name).toBe('Keepsake');
    expect(words.wordsOf('draft').off).not.toBe('Aus');
    await words.speakAs('de', madeUp);
    expect(words.words.app.name).toBe('Andenken');
    expect(words.spokenLanguage()).toBe('de');
    expect(words.wordsOf('draft').off).toBe('Aus');
    expect(words.wordsOf('draft').gave(3)).toBe('3 Stück');
    await words.speak('en');
    expect(words.words.app.name).toBe('Keepsake');
  });

  test('an area that is asked for before the language changed comes in the new one', async () => {
    const { words } = await fresh();
    const loading = words.loadWords('draft');
    await words.speakAs('de', madeUp);
    await loading;
    expect(words.wordsOf('draft').off).toBe('Aus');
  });

  test('writes numbers as that language does', async () => {
    const { words, numbers } = await fresh();
    expect(numbers.count(12_345)).toBe('12,345');
    await words.speakAs('de', madeUp);
    expect(numbers.count(12_345)).toBe('12.345');
    expect(numbers.significant(0.5)).toBe('0,5');
    expect(numbers.signed(-0.5, 2)).toBe('−0,50');
    expect(numbers.plain(-1.25)).toBe('−1,25');
    expect(numbers.precise(0.125, 2)).toBe('0,13');
    expect(numbers.exponential(1.5e-7, 1)).toBe('1,5e−7');
  });

  test('a language that could not be fetched changes nothing', async () => {
    const { words } = await fresh();
    await words.loadWords('draft');
    const broken: Language = { ...madeUp, later: { ...madeUp.later, draft: () => Promise.reject(new Error('offline')) } };
    await expect(words.speakAs('de', broken)).rejects.toThrow('offline');
    expect(words.words.app.name).toBe('Keepsake');
    expect(words.spokenLanguage()).toBe('en');
  });
});

test('an area that was not loaded is named', async () => {
  const { words } = await fresh();
  expect(() => words.wordsOf('passkey')).toThrow(new RangeError('The words of “passkey” are not loaded.'));
});

test('a catalogue that misses a string does not compile', () => {
  const { name, ...rest } = english.first.app;
  expect(name).toBe('Keepsake');
  // @ts-expect-error: the name is missing.
  const missing: Catalogue['app'] = rest;
  expect(missing).not.toHaveProperty('name');
  // @ts-expect-error: a sentence with an argument is no fixed text.
  const fixed: Catalogue['store']['unknownAction'] = 'unknown';
  expect(fixed).toBe('unknown');
});

test('the forms of a word follow the language: Russian has one, few and many', async () => {
  const { words, plurals } = await fresh();
  const forms = { one: 'строка', few: 'строки', many: 'строк', other: 'строки' };
  expect(plurals.plural(1, { one: 'row', other: 'rows' })).toBe('1 row');
  expect(plurals.plural(1024, { one: 'row', other: 'rows' })).toBe('1,024 rows');
  await words.speakAs('ru', madeUp);
  expect([1, 2, 5, 11, 21, 22, 25].map((n) => plurals.plural(n, forms))).toEqual([
    '1 строка',
    '2 строки',
    '5 строк',
    '11 строк',
    '21 строка',
    '22 строки',
    '25 строк',
  ]);
  expect(plurals.plural(1.5, forms)).toBe('1,5 строки');
});

test('the browser’s languages are looked up in the order in which the reader prefers them', () => {
  expect(chooseLanguage('', ['en-GB', 'en'])).toBe('en');
  expect(chooseLanguage('', ['tlh', 'EN-us'])).toBe('en');
  expect(chooseLanguage('', ['constructor'])).toBe('en');
  expect(chooseLanguage('', [])).toBe('en');
  expect(chooseLanguage('en-XA', ['en'])).toBe('en-XA');
  expect(chooseLanguage('tlh', ['en'])).toBe('en');
});

test('numbers in English', async () => {
  const { numbers } = await fresh();
  expect(numbers.fixed(1234.5, 2)).toBe('1234.50');
  expect([0, 0.5, -0.5].map((value) => numbers.plusOrMinus(value, 3))).toEqual(['+0.000', '+0.500', '−0.500']);
  expect([1e-9, 0.25, -3].map(numbers.plain)).toEqual(['1e−9', '0.25', '−3']);
  expect(numbers.precise(0.5, 4)).toBe('0.5000');
  expect(numbers.exponential(1.5e-7, 1)).toBe('1.5e−7');
  expect(numbers.roundedTo(0.30000000000000004, 6)).toBe(0.3);
  expect(numbers.roundedToSignificant(1234.5, 3)).toBe(1230);
});

describe('the sources', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => join('src', name).replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file));

  test('only numbers, plurals and names of languages know how a language writes them', () => {
    const homes = ['src/words/numbers.ts', 'src/words/plural.ts', 'src/words/language-names.ts'];
    const offending = sources.filter(
      (file) => !homes.includes(file) && /\.toLocale\w*String\(|\bnew Intl\./.test(readFileSync(file, 'utf8')),
    );
    expect(offending).toEqual([]);
  });

  test('digits are chosen where numbers are written; charts write their own axes', () => {
    const offending = sources.filter(
      (file) =>
        file !== 'src/words/numbers.ts' &&
        !file.startsWith('src/charts/') &&
        /\.to(?:Fixed|Exponential|Precision)\(/.test(readFileSync(file, 'utf8')),
    );
    expect(offending).toEqual([]);
  });
});
