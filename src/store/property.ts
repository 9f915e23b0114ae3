/** Kinds of state properties: how a link writes each, and its valid values. */
import * as v from 'valibot';
import { words } from '../words';
import { parseLane } from './lane-settings';
import type { FormerlyNamed } from './former-names';
import { type Checks, aFlag, aNumber, aText, aWhole, listOf, oneOf as picked, orNull } from './schemas';

const say = words.args.expects;

export interface Property<T> extends FormerlyNamed {
  /** Its name in the address. */
  readonly key: string;
  readonly default: T;
  /** Its schema: values from links and from scripts are checked against the same one. */
  readonly schema: Checks<T>;
  /** The plain value of a link's text; not checked. */
  read(text: string): unknown;
  format(value: T): string;
}

/** A property that scripts may also call by a former name. */
export const formerly = <P extends { readonly key: string }>(name: string, property: P): P & FormerlyNamed => ({
  ...property,
  formerly: [name],
});

export const text = (key: string, initial = ''): Property<string> => ({
  key,
  default: initial,
  schema: aText,
  read: (t) => t,
  format: (t) => t,
});

export const nullableText = (key: string): Property<string | null> => ({
  key,
  default: null,
  schema: orNull(aText, say.text),
  read: (t) => t,
  format: (value) => value ?? '',
});

export const flag = (key: string, initial: boolean): Property<boolean> => ({
  key,
  default: initial,
  schema: aFlag,
  read: (t) => (t === '1' ? true : t === '0' ? false : undefined),
  format: (on) => (on ? '1' : '0'),
});

const readNumber = (t: string): number => (t.trim() === '' ? Number.NaN : Number(t));

/** A number between bounds, which number fields use too. */
interface Bounded extends Property<number> {
  readonly min: number;
  readonly max: number;
}

export const number = (key: string, initial: number, min: number, max: number): Bounded => ({
  key,
  default: initial,
  min,
  max,
  schema: aNumber(min, max),
  read: readNumber,
  format: String,
});

export const whole = (key: string, initial: number, min: number, max: number): Bounded => ({
  ...number(key, initial, min, max),
  schema: aWhole(min, max),
});

const nullable = ({ key, schema, read }: Property<number>, expected: string): Property<number | null> => ({
  key,
  default: null,
  schema: orNull(schema, expected),
  read,
  format: String,
});

export const nullableNumber = (key: string, min: number, max: number): Property<number | null> =>
  nullable(number(key, 0, min, max), say.number(min, max));

export const nullableWhole = (key: string, min: number, max: number): Property<number | null> =>
  nullable(whole(key, 0, min, max), say.whole(min, max));

/** One of a few words; the first is the default. */
interface Choice<T extends string> extends Property<T> {
  readonly values: readonly T[];
}

export const oneOf = <const T extends string>(key: string, values: readonly [T, ...T[]]): Choice<T> => ({
  key,
  values,
  default: values[0],
  schema: picked(values),
  read: (t) => t,
  format: (t) => t,
});

const readList = (t: string): readonly string[] => (t === '' ? [] : t.split('.'));

const list = <T extends string | number>(
  key: string,
  item: Checks<T>,
  read: (part: string) => unknown,
  format: (value: T) => string,
): Property<readonly T[]> => ({
  key,
  default: [],
  schema: listOf(item),
  read: (t) => readList(t).map(read),
  format: (values) => values.map(format).join('.'),
});

/** Names that a link joins by dots. */
export const names = (key: string): Property<readonly string[]> => ({
  ...list(
    key,
    v.pipe(
      aText,
      v.check((name) => name !== '' && !name.includes('.'), say.name),
    ),
    (t) => t,
    String,
  ),
  read: (t) => readList(t).filter((name) => name !== ''),
});

/** Lanes beside the first, each as `formatLane` writes it. */
export const laneTexts = (key: string): Property<readonly string[]> =>
  list(
    key,
    v.pipe(
      v.string(say.lane),
      v.check((lane) => parseLane(lane) !== undefined, say.lane),
    ),
    (t) => t,
    String,
  );

export const numbers = (key: string): Property<readonly number[]> =>
  list(key, aWhole(0, 999_999), (t) => (/^\d{1,6}$/.test(t) ? Number(t) : Number.NaN), String);

/** The largest number of a token that a link can hold; whether a model has it is checked against the model. */
export const maxTokenId = 36 ** 6 - 1;

/** Token ids in base 36, joined by dots: short, and legible enough to debug. */
export const tokenIds = (key: string): Property<readonly number[]> =>
  list(
    key,
    aWhole(0, maxTokenId),
    (t) => (/^[0-9a-z]{1,6}$/.test(t) ? Number.parseInt(t, 36) : Number.NaN),
    (token) => token.toString(36),
  );
