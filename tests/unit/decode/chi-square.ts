/** Pearson's test of counts against the probabilities that they should come from. */

/** Σ (observed − expected)² / expected, over outcomes that can come; Infinity where one came that cannot. */
export function chiSquare(counts: readonly number[], shares: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count, i) => {
    const expected = all * (shares[i] ?? 0);
    return expected > 0 ? sum + (count - expected) ** 2 / expected : count > 0 ? Infinity : sum;
  }, 0);
}

/** The value that is passed once in a thousand times where the counts do come from these shares (Wilson and Hilferty 1931). */
export function criticalValue(shares: readonly number[]): number {
  const free = shares.filter((share) => share > 0).length - 1;
  return free * (1 - 2 / (9 * free) + 3.0902 * Math.sqrt(2 / (9 * free))) ** 3;
}
