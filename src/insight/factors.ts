/**
 * What a token's factors stand for. Tensor product attention (2501.06425, section 3) keeps of a key or a value [H, d] only vectors
 * a_r ∈ R^H and b_r ∈ R^d, whose outer products it is the mean of.
 */
import type { FactorFields, LatentFields } from '../attention/mechanism';
import type { LayerTrace } from '../engine/trace';

/** A matrix, row by row. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** [rows, columns] */
  readonly values: Float32Array;
}

export interface Factors {
  /** [R, H] each head's coefficient of every rank. */
  readonly a: Grid;
  /** [R, d] the vector of every rank. */
  readonly b: Grid;
}

export type FactorPart = keyof FactorFields;

/** A token's factors of its key or its value in one layer; null where the trace has none. */
export function factorsOf({ heads, values }: LayerTrace, fields: FactorFields, part: FactorPart): Factors | null {
  const [a, b] = fields[part].map((name) => values[name]);
  if (!a || !b) return null;
  const rank = a.length / heads;
  return { a: { rows: rank, columns: heads, values: a }, b: { rows: rank, columns: b.length / rank, values: b } };
}

/** (1/R) a_r ⊗ b_r of every rank: R matrices [H, d], whose sum is the key or value. */
export function termsOf({ a, b }: Factors): readonly Grid[] {
  const [rank, heads, width] = [a.rows, a.columns, b.columns];
  return Array.from({ length: rank }, (_, r) => {
    const values = new Float32Array(heads * width);
    for (let h = 0; h < heads; h++)
      for (let i = 0; i < width; i++)
        values[h * width + i] = ((a.values[r * heads + h] ?? 0) * (b.values[r * width + i] ?? 0)) / rank;
    return { rows: heads, columns: width, values };
  });
}

/** The key or value [H, d] that factors stand for: the sum of their terms. */
export function rebuilt(factors: Factors): Grid {
  const terms = termsOf(factors);
  const [rows, columns] = [factors.a.columns, factors.b.columns];
  const values = Float32Array.from({ length: rows * columns }, (_, i) =>
    terms.reduce((sum, term) => sum + (term.values[i] ?? 0), 0),
  );
  return { rows, columns, values };
}

/** [rows] the norm of every row. */
export function rowNorms({ rows, columns, values }: Grid): readonly number[] {
  return Array.from({ length: rows }, (_, row) => Math.hypot(...values.subarray(row * columns, (row + 1) * columns)));
}

export interface Latent {
  /** [d_c] */
  readonly latent: Float32Array;
  /** [d_R] */
  readonly rotaryKey: Float32Array;
}

/** What a layer of latents keeps of a token (2405.04434); null where the trace has none. */
export function latentOf({ values }: LayerTrace, fields: LatentFields): Latent | null {
  const latent = values[fields.latent];
  const rotaryKey = values[fields.rotaryKey];
  return latent && rotaryKey ? { latent, rotaryKey } : null;
}

/** The largest magnitude. */
export function furthest(values: Iterable<number>): number {
  let max = 0;
  for (const value of values) max = Math.max(max, Math.abs(value));
  return max;
}
