/** How each of a model's tensors is made of the checkpoint's: under which names it may be stored, and what of it is taken. */
import type { ModelSpec } from '../spec';

/** Rows from the first up to the second. */
export type Rows = readonly [begin: number, end: number];

export interface Piece {
  /** The names that the tensor may have; the first that is there is taken. */
  readonly from: readonly string[];
  /** Its extents there. */
  readonly stored: readonly number[];
  /** Stored as [inputs, outputs] (GPT-2's Conv1D); its columns are the rows that are taken. */
  readonly transposed?: boolean;
  /** The rows that are taken, in this order; of a vector its elements. All, unless given. */
  readonly rows?: readonly Rows[];
  /** What is added to every number: 1 where a file has a norm's weight without it (Gemma). */
  readonly plus?: number;
}

/** A tensor under its name in the spec's terms (see `modelTensors`), of pieces one below the other. */
export interface Recipe {
  readonly name: string;
  /** A matrix is kept in float16, a vector in float32. */
  readonly kind: 'matrix' | 'vector';
  readonly shape: readonly number[];
  readonly pieces: readonly Piece[];
}

/** A model that a configuration describes, and what its tensors are made of. */
export interface Blueprint {
  readonly spec: ModelSpec;
  readonly recipes: readonly Recipe[];
}

type How = Pick<Piece, 'transposed' | 'rows' | 'plus'> & {
  /** Rows that are stored, where only some are taken. */
  readonly of?: number;
};

/** [outputs, inputs] */
export function matrix(name: string, from: readonly string[], outputs: number, inputs: number, how: How = {}): Recipe {
  const { of = outputs, ...rest } = how;
  const stored = rest.transposed ? [inputs, of] : [of, inputs];
  return { name, kind: 'matrix', shape: [outputs, inputs], pieces: [{ from, stored, ...rest }] };
}

export function vector(name: string, from: readonly string[], length: number, how: Omit<How, 'transposed'> = {}): Recipe {
  const { of = length, ...rest } = how;
  return { name, kind: 'vector', shape: [length], pieces: [{ from, stored: [of], ...rest }] };
}

/** A projection: `weight` and, where it has one, `bias`, of which the same rows are taken. */
export function linear(
  name: string,
  from: readonly string[],
  [outputs, inputs]: readonly [number, number],
  bias: boolean,
  how: How = {},
): readonly Recipe[] {
  const { transposed: _, ...ofBias } = how;
  return [
    matrix(`${name}.weight`, ending(from, 'weight'), outputs, inputs, how),
    ...(bias ? [vector(`${name}.bias`, ending(from, 'bias'), outputs, ofBias)] : []),
  ];
}

/** A norm's weight, and the bias of a LayerNorm. */
export function norm(name: string, from: readonly string[], width: number, kind: 'rms' | 'layer', plus = 0): readonly Recipe[] {
  return [
    vector(`${name}.weight`, ending(from, 'weight'), width, plus === 0 ? {} : { plus }),
    ...(kind === 'layer' ? [vector(`${name}.bias`, ending(from, 'bias'), width)] : []),
  ];
}

const ending = (names: readonly string[], end: string): readonly string[] => names.map((name) => `${name}.${end}`);

/** A name with each prefix that files put before it. */
export const named =
  (...prefixes: readonly string[]) =>
  (name: string): readonly string[] =>
    prefixes.map((prefix) => prefix + name);
