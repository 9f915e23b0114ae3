/**
 * The one place from which every visible string comes, in the language that is spoken. A language is a folder here, of the shape of English
 * (`Language`), and a line in `languages`.
 */
import type { AreaName, Areas, Catalogue, Language, LessonId } from './catalogue';
import type { LessonWords } from './lesson-words';
import * as english from './en';
import { writeNumbersAs } from './numbers';
import { choosePluralsAs } from './plural';

export type { AreaName, Language, LessonId } from './catalogue';
export type { LessonWords } from './lesson-words';

/** By BCP 47 tag. */
const languages = {
  en: async () => english,
  es: async () => import('./es'),
  pt: async () => import('./pt'),
  ru: async () => (await import('./ru/set')).russian,
  'en-XA': async () => (await import('./pseudo')).lengthened(english),
} satisfies Readonly<Record<string, () => Promise<Language>>>;

export type LanguageId = keyof typeof languages;

export const languageIds = Object.keys(languages) as readonly LanguageId[];

export const isLanguage = (tag: string): tag is LanguageId => Object.hasOwn(languages, tag);

/** Every part that is loaded on its own. */
export const areaNames = Object.keys(english.later) as readonly AreaName[];

let spoken: Language = english;
let tag: string = 'en';
let loaded: Partial<Areas> = {};

/** What the first picture says. English until another language is spoken. */
export let words: Catalogue = english.first;

/** The tag of the language that is spoken. */
export const spokenLanguage = (): string => tag;

/** Loads a language and speaks it. Modules read their words when they are loaded, so this comes before them. */
export async function speak(id: LanguageId): Promise<void> {
  await speakAs(id, await languages[id]());
}

/** Speaks a language that is at hand; areas that are loaded are loaded again in it. */
export async function speakAs(id: string, language: Language): Promise<void> {
  const areas = await load(language, Object.keys(loaded) as AreaName[]);
  spoken = language;
  tag = id;
  loaded = areas;
  words = language.first;
  writeNumbersAs(id);
  choosePluralsAs(id);
}

/** Loads parts of the words; `wordsOf` then has them. */
export async function loadWords(...areas: readonly AreaName[]): Promise<void> {
  const language = spoken;
  const found = await load(
    language,
    areas.filter((area) => !(area in loaded)),
  );
  if (language === spoken) loaded = { ...loaded, ...found };
  else await loadWords(...areas);
}

async function load({ later }: Language, areas: readonly AreaName[]): Promise<Partial<Areas>> {
  return Object.fromEntries(await Promise.all(areas.map(async (area) => [area, await later[area]()] as const)));
}

/** The words of a lesson. */
export const loadLessonWords = (id: LessonId): Promise<LessonWords> => spoken.lessons[id]();

/** The words of a part. @throws RangeError naming the part if it was not loaded */
export function wordsOf<Name extends AreaName>(area: Name): Areas[Name] {
  const found = loaded[area];
  if (!found) throw new RangeError(`The words of “${area}” are not loaded.`);
  return found;
}
