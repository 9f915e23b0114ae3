/** How sure a distribution is, in bits. */

/** −Σ p log2 p. */
export function entropyBits(probabilities: readonly number[]): number {
  return probabilities.reduce((bits, p) => (p > 0 ? bits - p * Math.log2(p) : bits), 0);
}

/** −log2 p: how much a token that came with probability p surprises. */
export function surprisalBits(probability: number): number {
  return -Math.log2(probability);
}
