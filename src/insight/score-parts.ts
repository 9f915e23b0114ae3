/**
 * Why a head looks at a token: its score s = q · R(i − j) k · scale, taken apart in two ways that are identities. By factors, with θ the angle between the
 * query and the turned key: s = ‖q‖ ‖k‖ cos θ · scale (scale is 1/√d unless a model has another; 2410.10781 looks at sinks so). By writers: with the
 * norms' scales frozen at what they are, query and key are linear in the residual, so q = Σ_a q^(a), k = Σ_b k^(b) over who wrote it, and
 * s = Σ_ab q^(a) · R k^(b) · scale. In double precision.
 */
import { type RopeFrequencies, ropeFrequencies } from '../engine/rope-frequencies';
import type { SoftmaxSpec } from '../model/spec';

type Numbers = ArrayLike<number>;

/** How a residual becomes a head's query or key, before it is turned. */
export interface HeadProjection {
  readonly norm: {
    /** [width] */
    readonly weight: Numbers;
    /** [width] of a LayerNorm; null: none */
    readonly bias: Numbers | null;
    /** LayerNorm (1607.06450), which takes the mean off, or RMSNorm (1910.07467). */
    readonly centred: boolean;
    readonly epsilon: number;
  };
  /** [headWidth, width] the head's rows of W_q or W_k */
  readonly matrix: Float32Array;
  /** [headWidth]; null: none */
  readonly bias: Numbers | null;
  /** The norm of queries and keys, [headWidth]; null: none */
  readonly headNorm: { readonly weight: Numbers; readonly centred: boolean } | null;
}

const meanOf = (x: Numbers): number => sumOf(x) / x.length;

function sumOf(x: Numbers): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] as number;
  return sum;
}

/** [width] The sum of some vectors. */
export function total(vectors: readonly Numbers[]): Float64Array {
  const all = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let i = 0; i < all.length; i++) all[i] = (all[i] as number) + (vector[i] as number);
  return all;
}

/** What a norm does to each of some vectors, which add up to what it reads, with its scale that of their sum; its bias left out. */
function normed(vectors: readonly Numbers[], weight: Numbers, centred: boolean, epsilon: number): readonly Float64Array[] {
  const less = (x: Numbers): Float64Array => {
    const mean = centred ? meanOf(x) : 0;
    return Float64Array.from(x, (value) => value - mean);
  };
  const whole = less(total(vectors));
  const scale = 1 / Math.sqrt(sumOf(whole.map((value) => value * value)) / whole.length + epsilon);
  return vectors.map((vector) => less(vector).map((value, i) => value * (weight[i] as number) * scale));
}

function times(matrix: Float32Array, x: Numbers): Float64Array {
  const width = x.length;
  const product = new Float64Array(matrix.length / width);
  for (let row = 0; row < product.length; row++) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += (matrix[row * width + i] as number) * (x[i] as number);
    product[row] = sum;
  }
  return product;
}

/**
 * A head's query or key, before it is turned, by who wrote the residual; the biases of projection and LayerNorm are a writer of their own, the last,
 * where there are some.
 * @param writers [writers][width], which add up to the residual before the layer's norm
 */
export function projected(
  writers: readonly Numbers[],
  { norm, matrix, bias, headNorm }: HeadProjection,
): readonly Float64Array[] {
  const parts = normed(writers, norm.weight, norm.centred, norm.epsilon).map((part) => times(matrix, part));
  const ofNorm = norm.bias && times(matrix, norm.bias);
  if (ofNorm || bias)
    parts.push(
      Float64Array.from({ length: matrix.length / norm.weight.length }, (_, i) => (ofNorm?.[i] ?? 0) + (bias?.[i] ?? 0)),
    );
  return headNorm === null ? parts : normed(parts, headNorm.weight, headNorm.centred, norm.epsilon);
}

/** How a layer turns keys against queries; null: nothing turns. */
export type Turning = (RopeFrequencies & { readonly rotated: number; readonly interleaved: boolean }) | null;

export function turningOf({ rope, headWidth }: Pick<SoftmaxSpec, 'rope' | 'headWidth'>): Turning {
  if (rope === null) return null;
  const rotated = rope.rotated ?? headWidth;
  return { ...ropeFrequencies(rope.base, rotated, rope.scaling), rotated, interleaved: rope.pairing === 'interleaved' };
}

/** R(distance) k, so that a query's product with it is their score before scaling (2104.09864). */
export function turned(key: Numbers, turning: Turning, distance: number): Float64Array {
  const out = Float64Array.from(key);
  if (turning === null) return out;
  const { frequencies, gain, rotated, interleaved } = turning;
  frequencies.forEach((frequency, i) => {
    const a = interleaved ? 2 * i : i;
    const b = interleaved ? a + 1 : i + rotated / 2;
    const [cos, sin] = [gain * Math.cos(distance * frequency), gain * Math.sin(distance * frequency)];
    const [x, y] = [key[a] as number, key[b] as number];
    out[a] = x * cos + y * sin;
    out[b] = y * cos - x * sin;
  });
  return out;
}

export function dot(a: Numbers, b: Numbers): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** ‖x‖ of a query or key. YaRN and LongRoPE lengthen what turns (2309.00071); that is in it. */
function lengthOf(x: Numbers, turning: Turning): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] as number) ** 2 * (i < (turning?.rotated ?? 0) ? (turning?.gain ?? 1) : 1);
  return Math.sqrt(sum);
}

export interface Factors {
  readonly queryLength: number;
  readonly keyLength: number;
  /** Between the query and the turned key; NaN where either is 0. */
  readonly cosine: number;
  /** q · R k · scale, before a cap. */
  readonly score: number;
}

/** How scores are made of queries and keys in a layer. */
export interface Scoring {
  readonly turning: Turning;
  readonly scale: number;
}

export const scaleOf = ({ scale, headWidth }: Pick<SoftmaxSpec, 'scale' | 'headWidth'>): number =>
  scale ?? 1 / Math.sqrt(headWidth);

export function factorsOf(query: Numbers, key: Numbers, distance: number, { turning, scale }: Scoring): Factors {
  const product = dot(query, turned(key, turning, distance));
  const [q, k] = [lengthOf(query, turning), lengthOf(key, turning)];
  return { queryLength: q, keyLength: k, cosine: product / (q * k), score: product * scale };
}

/** [a][b] what part a of the query and part b of the key add to the score. */
export function scoreTable(
  queries: readonly Numbers[],
  keys: readonly Numbers[],
  distance: number,
  { turning, scale }: Scoring,
): readonly (readonly number[])[] {
  const ready = keys.map((key) => turned(key, turning, distance));
  return queries.map((query) => ready.map((key) => dot(query, key) * scale));
}

/** A table with few rows and columns: those with the largest sums of magnitudes, in their order, and the sums of all others. */
export interface FoldedTable {
  /** Which rows are kept, and columns. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** [rows, and one more where some are folded][columns, likewise] */
  readonly values: readonly (readonly number[])[];
}

export function folded(table: readonly (readonly number[])[], most: number): FoldedTable {
  const size = (values: readonly number[]): number => values.reduce((sum, value) => sum + Math.abs(value), 0);
  const columnsOf = table[0]?.map((_, b) => table.map((row) => row[b] as number)) ?? [];
  const [rows, columns] = [largest(table.map(size), most), largest(columnsOf.map(size), most)];
  const groups = (kept: readonly number[], count: number): readonly (readonly number[])[] => {
    const rest = Array.from({ length: count }, (_, i) => i).filter((i) => !kept.includes(i));
    return [...kept.map((i) => [i]), ...(rest.length > 0 ? [rest] : [])];
  };
  const across = groups(columns, columnsOf.length);
  const values = groups(rows, table.length).map((some) =>
    across.map((others) => some.reduce((sum, a) => sum + others.reduce((all, b) => all + (table[a]?.[b] ?? 0), 0), 0)),
  );
  return { rows, columns, values };
}

/** Indices of the largest, at most `most` with a place for the others, in their order. */
function largest(sizes: readonly number[], most: number): readonly number[] {
  const all = sizes.map((_, i) => i);
  if (sizes.length <= most) return all;
  const kept = new Set(all.toSorted((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0)).slice(0, most - 1));
  return all.filter((i) => kept.has(i));
}
