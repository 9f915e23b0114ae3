/** Cuts a growing series into pieces of equal length: all but the last are drawn once. */

const length = 64;

/** First and last index of every piece; a piece begins where the one before it ends, so that a line is not broken. */
export function pieces(count: number): (readonly [from: number, to: number])[] {
  const cuts: (readonly [number, number])[] = [];
  for (let from = 0; from === 0 || from < count - 1; from += length)
    cuts.push([from, Math.max(from, Math.min(count - 1, from + length))]);
  return count > 0 ? cuts : [];
}

/** Whether two series have the same values from one index to another, both included. */
export function sameValues(a: ArrayLike<number>, b: ArrayLike<number>, from: number, to: number): boolean {
  if (a === b) return true;
  for (let i = from; i <= to; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

/**
 * Compares the properties of a piece for React's `memo`: the named ones hold series, of which only the piece's part counts;
 * all others are compared as they are.
 */
export function samePiece<P extends Piece>(seriesNames: readonly (keyof P)[]): (a: P, b: P) => boolean {
  return (a, b) =>
    (Object.keys(b) as (keyof P)[]).every((name) => {
      if (!seriesNames.includes(name)) return Object.is(a[name], b[name]);
      const [was, is] = [a[name], b[name]] as [ArrayLike<number> | undefined, ArrayLike<number> | undefined];
      return was === is || (was !== undefined && is !== undefined && sameValues(was, is, b.from, b.to));
    });
}
