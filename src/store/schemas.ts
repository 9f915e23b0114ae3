/**
 * Schemas for values from outside; each message says what is expected, so that a sentence can be built from it.
 * Links, scripts and storage use the same ones.
 */
import * as v from 'valibot';
import { words } from '../words';

const say = words.args.expects;

/** A schema for unknown values. */
export type Checks<T> = v.GenericSchema<unknown, T>;

/** Lone surrogates, which no address can hold, are U+FFFD. */
export const aText: Checks<string> = v.pipe(
  v.string(say.text),
  v.transform((text) => text.toWellFormed()),
);

/** A file, as a field or a drop gives it. */
export const aFile: Checks<Blob> = v.instance(Blob, say.file);

export const aFlag: Checks<boolean> = v.boolean(say.flag);

/** −0 is written as 0, so it is 0. */
const unsignedZero = v.transform((n: number) => n + 0);

export function aNumber(min: number, max: number): Checks<number> {
  const message = say.number(min, max);
  return v.pipe(v.number(message), v.minValue(min, message), v.maxValue(max, message), unsignedZero);
}

export function aWhole(min: number, max: number): Checks<number> {
  const message = say.whole(min, max);
  return v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message), unsignedZero);
}

/** How far to move, or where to: Infinity is as far as possible. */
export const aMove: Checks<number> = v.pipe(
  v.number(say.moves),
  v.check((n) => n === Infinity || (Number.isInteger(n) && n >= 0), say.moves),
);

export function oneOf<const T extends string>(values: readonly T[]): Checks<T> {
  return v.picklist(values, say.oneOf(values));
}

export function orNull<T>(schema: Checks<T>, expected: string): Checks<T | null> {
  return v.union([v.null(), schema], say.nullable(expected));
}

export function listOf<T>(item: Checks<T>): Checks<readonly T[]> {
  return v.array(item, say.list);
}

/** An optional value; undefined where it is left out. */
export function perhaps<T>(schema: Checks<T>): Checks<T | undefined> {
  return v.optional(schema);
}

type Entries = Readonly<Record<string, Checks<unknown>>>;
type Some<E extends Entries> = { [Name in keyof E]?: v.InferOutput<E[Name]> };

const perhapsEach = (entries: Entries) =>
  Object.fromEntries(Object.entries(entries).map(([name, schema]) => [name, v.exactOptional(schema)]));

/** An object with any of these, and nothing else. */
export function someOf<E extends Entries>(entries: E): Checks<Some<E>> {
  return v.strictObject(perhapsEach(entries), say.settings(Object.keys(entries))) as unknown as Checks<Some<E>>;
}

/** The same for an object that may have other properties, which are ignored. */
export function someIn<E extends Entries>(entries: E): Checks<Some<E>> {
  return v.object(perhapsEach(entries), say.settings(Object.keys(entries))) as unknown as Checks<Some<E>>;
}
