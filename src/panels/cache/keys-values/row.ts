/** The cached key and value of one token, and the extents of all, as equations with their numbers. */
import { texFixed } from '../../kit/tex-numbers';

interface Cached {
  readonly group: number;
  readonly tokens: readonly number[];
  readonly width: number;
  /** [tokens, width] */
  readonly key: Float32Array;
  readonly value: Float32Array;
}

/** A vector by its first two numbers and its last, or by all that it has. */
function vector(numbers: Float32Array): string {
  const all = Array.from(numbers, (number) => texFixed(number, 2));
  const shown = all.length > 4 ? [...all.slice(0, 2), String.raw`\dots`, ...all.slice(-1)] : all;
  return String.raw`(${shown.join(String.raw`,\; `)})`;
}

/** @param token the one that is looked at; another that is not cached makes way for the newest. Null where none is cached. */
export function cachedRow({ group, tokens, width, key, value }: Cached, token: number | null): string | null {
  const looked = token === null ? -1 : tokens.indexOf(token);
  const row = looked >= 0 ? looked : tokens.length - 1;
  if (row < 0) return null;
  const of = (numbers: Float32Array): string => vector(numbers.subarray(row * width, (row + 1) * width));
  const index = `${tokens[row]},${group}`;
  const extents = String.raw`K_{${group}}, V_{${group}} \in \mathbb{R}^{${tokens.length} \times ${width}}`;
  return [`k_{${index}} = ${of(key)}`, `v_{${index}} = ${of(value)}`, extents].join(String.raw`, \quad `);
}
