/** Values of JSON, or of a GGUF file's metadata, that may be anything, as what they ought to be; empty where they are something else. */

export type Json = Readonly<Record<string, unknown>>;

export const objectOf = (json: unknown): Json =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Json) : {};

/** A list of numbers may be a typed array. */
export const listOf = (json: unknown): readonly unknown[] =>
  Array.isArray(json)
    ? (json as readonly unknown[])
    : ArrayBuffer.isView(json)
      ? Array.from(json as unknown as ArrayLike<unknown>)
      : [];

export const textOf = (json: unknown): string => (typeof json === 'string' ? json : '');
