/** What a language must say: the shape of English, with any text in place of its own. A language that misses a string does not compile. */
import type { first, later, lessons } from './en';

/** Any text for a text; a function keeps its arguments, and a list its length. */
type AnyText<T> = T extends string
  ? string
  : T extends (...args: infer Args) => infer Said
    ? (...args: Args) => AnyText<Said>
    : T extends object
      ? { readonly [Key in keyof T]: AnyText<T[Key]> }
      : T;

/** What the first picture says. */
export type Catalogue = AnyText<typeof first>;

type Later = typeof later;

/** A part of the words that is loaded with what needs it. */
export type AreaName = keyof Later;

export type Areas = { readonly [Name in AreaName]: AnyText<Awaited<ReturnType<Later[Name]>>> };

type Lessons = typeof lessons;

export type LessonId = keyof Lessons;

/** What the folder of a language exports. */
export interface Language {
  readonly first: Catalogue;
  readonly later: { readonly [Name in AreaName]: () => Promise<Areas[Name]> };
  readonly lessons: { readonly [Id in LessonId]: () => Promise<AnyText<Awaited<ReturnType<Lessons[Id]>>>> };
}
