/** Multiplications of layers that keep sums M = Σ φ(k)ᵀ v and z = Σ φ(k); see Mechanism.multiplications. */

interface SumsShape {
  readonly heads: number;
  readonly headWidth: number;
  /** Numbers of φ(k). */
  readonly features: number;
}

/** Tokens written into the sums of all heads. @param delta by the delta rule, which first reads what is there */
export function written(sums: SumsShape, tokens: number, delta: boolean): number {
  return tokens * (sums.heads * sums.features * sums.headWidth + (delta ? read(sums) : 0));
}

/** One row's φ(q) M and φ(q) · z, of all heads. */
export function read({ heads, features, headWidth }: SumsShape): number {
  return heads * features * (headWidth + 1);
}

/**
 * A row that attends within its segment and reads the sums of earlier ones. The first row of a segment also writes the segment before it.
 */
export function segmented(sums: SumsShape, segment: number, index: number, delta: boolean): number {
  const place = index % segment;
  const write = place === 0 && index > 0 ? written(sums, segment, delta) : 0;
  return write + read(sums) + 2 * (place + 1) * sums.heads * sums.headWidth;
}
