/** A configuration read key by key, of config.json or of a GGUF's metadata: each value is checked where it is asked for. */
import { CheckpointError } from './errors';

/** Bounds far beyond any model, so that no list is made as long as a wrong number says. */
const largestCount = 2 ** 24;
export const mostLayers = 1024;

export class Settings {
  /** Where they are from: `config.json`. */
  readonly file: string;
  readonly #of: (key: string) => unknown;

  constructor(file: string, of: (key: string) => unknown) {
    this.file = file;
    this.#of = of;
  }

  /** The first of the keys that has a value. Absent and null are the same. */
  value(...keys: readonly string[]): unknown {
    return keys.map((key) => this.#of(key)).find((value) => value !== undefined && value !== null) ?? null;
  }

  has(...keys: readonly string[]): boolean {
    return this.value(...keys) !== null;
  }

  /** Whether a key is there and null: what it would say is switched off. */
  isNull(key: string): boolean {
    return this.#of(key) === null;
  }

  /** These, with values for what they leave out. */
  withDefaults(defaults: Readonly<Record<string, unknown>>): Settings {
    return new Settings(this.file, (key) => this.#of(key) ?? defaults[key]);
  }

  /** A whole number of at least 1. Several keys: the first that is there. Without `otherwise` it must be there. */
  count(keys: string | readonly string[], otherwise?: number, most = largestCount): number {
    return this.#number(keys, otherwise, (value) => Number.isInteger(value) && value >= 1 && value <= most, 'count');
  }

  number(keys: string | readonly string[], otherwise?: number): number {
    return this.#number(keys, otherwise, Number.isFinite, 'number');
  }

  positive(keys: string | readonly string[], otherwise?: number): number {
    return this.#number(keys, otherwise, (value) => Number.isFinite(value) && value > 0, 'positive');
  }

  flag(key: string, otherwise: boolean): boolean {
    const value = this.value(key) ?? otherwise;
    if (typeof value !== 'boolean') throw this.wrong(key, 'flag', value);
    return value;
  }

  text(keys: string | readonly string[], otherwise?: string): string {
    const names = typeof keys === 'string' ? [keys] : keys;
    const value = this.value(...names) ?? otherwise;
    if (typeof value !== 'string') throw this.wrong(names[0] as string, 'text', value);
    return value;
  }

  /** A list; null where there is none. */
  list(key: string): readonly unknown[] | null {
    const value = this.value(key);
    if (value !== null && !Array.isArray(value)) throw this.wrong(key, 'list', value);
    return value as readonly unknown[] | null;
  }

  /** Settings within these; null where there are none. */
  part(key: string): Settings | null {
    const value = this.value(key);
    if (value === null) return null;
    if (typeof value !== 'object' || Array.isArray(value)) throw this.wrong(key, 'object', value);
    return settingsOf(value, this.file);
  }

  wrong(key: string, expected: WrongSetting['expected'], found: unknown): CheckpointError {
    return new CheckpointError('bad-setting', { file: this.file, key, expected, found: shortly(found) });
  }

  #number(
    keys: string | readonly string[],
    otherwise: number | undefined,
    isRight: (value: number) => boolean,
    expected: WrongSetting['expected'],
  ): number {
    const names = typeof keys === 'string' ? [keys] : keys;
    const value = this.value(...names) ?? otherwise;
    if (typeof value !== 'number' || !isRight(value)) throw this.wrong(names[0] as string, expected, value);
    return value;
  }
}

type WrongSetting = CheckpointError<'bad-setting'>['details'];

/** Those of a JSON object. */
export function settingsOf(json: object, file: string): Settings {
  return new Settings(file, (key) => (Object.hasOwn(json, key) ? (json as Record<string, unknown>)[key] : undefined));
}

/** A value as a sentence can have it; null where there is none. */
export function shortly(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = Array.isArray(value) ? '[…]' : typeof value === 'object' ? '{…}' : String(value as number);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
