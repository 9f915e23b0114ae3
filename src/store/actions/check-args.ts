/** Checks an action's arguments against its schemas, before it changes anything. */
import * as v from 'valibot';
import { words } from '../../words';
import type { Checks } from '../schemas';

/** A schema for each argument of an action. */
export type ArgChecks<Args extends readonly unknown[]> = { readonly [I in keyof Args]-?: Checks<Args[I]> };

/** An invalid argument; the message says what was wrong and what is expected. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

/**
 * The checked arguments.
 * @param call the script call, for the message
 * @throws ArgumentError
 */
export function checkArgs<Args extends readonly unknown[]>(
  call: string,
  checks: ArgChecks<Args>,
  given: readonly unknown[],
): Args {
  const schemas: readonly Checks<unknown>[] = checks;
  if (given.length > schemas.length) throw new ArgumentError(words.args.tooMany(call, schemas.length));
  return schemas.map((schema, place) => checkValue(call, words.args.argument(place), schema, given[place])) as unknown as Args;
}

/** One value. @throws ArgumentError */
export function checkValue<T>(call: string, name: string, schema: Checks<T>, given: unknown): T {
  const result = v.safeParse(schema, given, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = issue.path ?? [];
  // For a missing or unknown key, the message is about the whole object.
  const last = path.at(-1);
  const ofKey = last !== undefined && 'origin' in last && last.origin === 'key';
  const keys = (ofKey ? path.slice(0, -1) : path).map(({ key }) => key);
  const where = keys.reduce<string>(
    (sum, key) => (typeof key === 'number' ? `${sum}[${key}]` : sum === '' ? String(key) : `${sum}.${String(key)}`),
    '',
  );
  throw new ArgumentError(
    words.args.refused(call, where === '' ? name : where, issue.message, shown(ofKey ? last.input : issue.input)),
  );
}

const longest = 60;

/** A value for a message, shortened where it is long. */
function shown(value: unknown): string {
  if (value === undefined) return words.args.nothing;
  const text = typeof value === 'string' ? `“${value}”` : typeof value === 'number' ? String(value) : written(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    // Circular objects and BigInts cannot be serialised.
    return typeof value;
  }
}
