import { anything, assert, asyncProperty } from 'fast-check';
import { expect, test } from 'vitest';
import { knownLessons, lessonIds, loadLesson } from '../../../src/lessons';
import { readLesson } from '../../../src/lessons/lesson-file';

/** A lesson of the page as its author would have written it in a file. */
async function fileOf(id: string) {
  const { lesson, words } = await loadLesson(id);
  return structuredClone({ ...lesson, picture: undefined, id: `my-${id}`, words: { en: words } });
}
const textOf = (file: unknown): string => JSON.stringify(file);

test.each(lessonIds)('%s could come from a file', async (id) => {
  const file = await fileOf(id);
  const { lesson, words } = await readLesson(textOf(file));
  expect(lesson.steps).toHaveLength(file.steps.length);
  expect(words.title).toBe(file.words.en.title);
});

type File = Awaited<ReturnType<typeof fileOf>>;
/** Anything may be wrong with what comes from outside. */
type Loose = { [key: string]: Loose } & { steps: Loose[] };

test.each<[string, (file: Loose, whole: File) => unknown, RegExp]>([
  ['no step', (file) => ({ ...file, steps: [] }), /steps/u],
  ['a property that there is not', (file) => Object.assign(file.steps[0] ?? {}, { html: '<b>' }) && file, /steps\[0\]\.html/u],
  ['a state of nonsense', (file) => Object.assign(file.steps[0] ?? {}, { state: { temperature: -3 } }) && file, /temperature/u],
  ['a panel that there is not', (file) => Object.assign(file.steps[0] ?? {}, { covered: ['kitchen'] }) && file, /covered/u],
  [
    'a truth that there is not',
    (file) => Object.assign(file.steps[0] ?? {}, { numbers: { key: { of: 'luck' } } }) && file,
    /numbers/u,
  ],
  ['words for other steps', (file) => Object.assign(file.steps[0] ?? {}, { name: 'elsewhere' }) && file, /“elsewhere”/u],
  ['a question without its number', (file) => Object.assign(file.steps[0] ?? {}, { numbers: {} }) && file, /no number “/u],
  ['two steps of one name', (file) => Object.assign(file.steps[1] ?? {}, { name: 'guess' }) && file, /Two steps/u],
  ['no words', (file) => ({ ...file, words: {} }), /words/u],
  [
    'a message that is broken',
    (file, { words: { en } }) => ({
      ...file,
      words: { en: { ...en, steps: { ...en.steps, guess: { ...en.steps['guess'], say: 'Look: {share' } } } },
    }),
    /“Look: \{share” is no message/u,
  ],
])('%s is refused, and said', async (_, change, expected) => {
  const file = await fileOf('where-attention-drains');
  await expect(readLesson(textOf(change(file as unknown as Loose, file)))).rejects.toThrow(expected);
});

test('what is no lesson at all is refused with a sentence', async () => {
  await expect(readLesson('{')).rejects.toThrow(/not JSON/u);
  await expect(readLesson(' '.repeat(1_000_001))).rejects.toThrow(/larger/u);
  await assert(
    asyncProperty(anything(), async (json) => {
      await expect(readLesson(textOf(json) ?? 'null')).rejects.toThrow(/\.$/u);
    }),
    { numRuns: 200 },
  );
});

test('a lesson of one’s own is one of those that there are; it takes none of their ids', async () => {
  const file = await fileOf('where-attention-drains');
  expect(await knownLessons.add(textOf(file))).toBe('my-where-attention-drains');
  expect(knownLessons.ids.at(-1)).toBe('my-where-attention-drains');
  await knownLessons.add(textOf({ ...file, minutes: 3 }));
  expect((await loadLesson('my-where-attention-drains')).lesson.minutes).toBe(3);
  await expect(knownLessons.add(textOf({ ...file, id: 'take-it-away' }))).rejects.toThrow(/another id/u);
});
