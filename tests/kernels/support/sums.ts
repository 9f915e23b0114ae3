/** Texts for the kernels that keep sums, and those sums by definition, in double precision. */
import { type Vector, rowOf } from './naive';
import { createRandom } from './random';

/** One number of a query or key, mapped; two with `cosine`, which depends on the token's index in the text. */
const maps: Readonly<Record<string, (x: number, t: number) => Vector>> = {
  elu1: (x) => [x > 0 ? x + 1 : Math.exp(x)],
  relu: (x) => [x > 0 ? x : 0],
  relu2: (x) => [x > 0 ? x * x : 0],
  exp: (x) => [Math.exp(x)],
  cosine: (x, t) => [
    x > 0 ? x * Math.cos((Math.PI * Math.min(t, 40)) / 80) : 0,
    x > 0 ? x * Math.sin((Math.PI * Math.min(t, 40)) / 80) : 0,
  ],
};
export type MapName = 'elu1' | 'relu' | 'relu2' | 'exp' | 'cosine';

/** The kernels' constants of a map. */
export const constantsOf = (map: MapName) => ({ feature: Object.keys(maps).indexOf(map), horizon: 40 });

/** φ(x) of a token: all first numbers, then all second ones. */
export function phi(map: MapName, x: Vector, t: number): Vector {
  const mapped = x.map((value) => maps[map]?.(value, t) ?? []);
  return (mapped[0] ?? []).flatMap((_, part) => mapped.map((numbers) => numbers[part] ?? NaN));
}

export interface TextShape {
  readonly heads: number;
  readonly headWidth: number;
  readonly rows: number;
  /** Index in the text of the first row's token. */
  readonly index: number;
}

/** A text of random queries, keys and values up to the step's last row. */
export function textOf({ heads, headWidth, rows, index }: TextShape, seed: number) {
  const random = createRandom(seed);
  const stride = 4 * Math.ceil((3 * heads * headWidth + 2 * heads) / 4);
  const all = random.values((index + rows) * stride, 1.5);
  const part = (start: number) => (t: number, head: number) =>
    rowOf(all.subarray(t * stride + start + head * headWidth), 0, headWidth);
  return {
    random,
    stride,
    /** [rows, stride] the step's own tokens. */
    projected: all.slice(index * stride),
    q: part(0),
    k: part(heads * headWidth),
    v: part(2 * heads * headWidth),
  };
}

/** Σ φᵀ v row by row of the sum, and Σ φ, over some tokens. */
export function outerSums(features: readonly Vector[], values: readonly Vector[], width: number, inner: number) {
  const memory = new Array<number>(width * inner).fill(0);
  const normaliser = new Array<number>(width).fill(0);
  features.forEach((f, s) =>
    f.forEach((x, i) => {
      normaliser[i] = (normaliser[i] ?? NaN) + x;
      values[s]?.forEach((v, j) => (memory[i * inner + j] = (memory[i * inner + j] ?? NaN) + x * v));
    }),
  );
  return { memory, normaliser };
}

/** φ M / (φ · z), zero without keys. */
export function readOf(
  f: Vector,
  { memory, normaliser }: { readonly memory: Vector; readonly normaliser: Vector },
  inner: number,
): Vector {
  const below = f.reduce((sum, x, i) => sum + x * (normaliser[i] ?? NaN), 0);
  return Array.from({ length: inner }, (_, j) =>
    below === 0 ? 0 : f.reduce((sum, x, i) => sum + x * (memory[i * inner + j] ?? NaN), 0) / below,
  );
}
