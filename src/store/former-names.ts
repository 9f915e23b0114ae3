/** Former names that older links and scripts use: accepted, and never written. */
import * as v from 'valibot';
import type { Checks } from './schemas';

export interface FormerlyNamed {
  readonly formerly?: readonly string[];
}

/** The current name of each former one. */
export function currentNames(table: Readonly<Record<string, FormerlyNamed>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).flatMap(([name, { formerly = [] }]) => formerly.map((old) => [old, name] as const)));
}

/** A schema for objects whose keys may have former names. Where both are given, the current one counts. */
export function acceptFormer<T>(schema: Checks<T>, names: ReadonlyMap<string, string>): Checks<T> {
  const rename = (given: unknown): unknown => {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
    const renamed = Object.entries(given).map(([name, value]) => [names.get(name) ?? name, value] as const);
    return { ...Object.fromEntries(renamed), ...Object.fromEntries(Object.entries(given).filter(([name]) => !names.has(name))) };
  };
  return v.pipe(v.unknown(), v.transform(rename), schema);
}

/** The same object; scripts can also read its properties by their former names, which are not enumerable, so nothing lists or copies them. */
export function readableByFormer<T extends object>(value: T, names: ReadonlyMap<string, string>): T {
  for (const [old, name] of names) {
    Object.defineProperty(value, old, { enumerable: false, configurable: true, get: () => value[name as keyof T] });
  }
  return value;
}
