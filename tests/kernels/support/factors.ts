/** Heads from the factors of tensor product attention, as the paper writes them (2501.06425, equation 3.1). */
import { type Vector, rowOf } from './naive';

interface Shape {
  readonly rank: number;
  readonly heads: number;
  readonly headWidth: number;
}

/** a [rank, heads] and b [rank, headWidth] of the `index`-th token of `factors`. */
function factorsOf(factors: ArrayLike<number>, index: number, { rank, heads, headWidth }: Shape): { a: Vector[]; b: Vector[] } {
  const all = rowOf(factors, index, rank * (heads + headWidth));
  const cut = (start: number, width: number): Vector[] =>
    Array.from({ length: rank }, (_, r) => all.slice(start + r * width, start + (r + 1) * width));
  return { a: cut(0, heads), b: cut(rank * heads, headWidth) };
}

/** The head's query, key or value: row `head` of (1/R) Aᵀ B. */
export function headOf(factors: ArrayLike<number>, index: number, head: number, shape: Shape): Vector {
  const { a, b } = factorsOf(factors, index, shape);
  return Array.from({ length: shape.headWidth }, (_, i) =>
    a.reduce((sum, ar, r) => sum + ((ar[head] ?? NaN) * (b[r]?.[i] ?? NaN)) / shape.rank, 0),
  );
}
