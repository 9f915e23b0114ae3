/** How sure a distribution is, in bits. */

/** −Σ p log2 p. */
export function entropyBits(probabilities: ArrayLike<number>): number {
  let bits = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i] as number;
    if (p > 0) bits -= p * Math.log2(p);
  }
  return bits;
}

/** −log2 p: the surprise of a token with probability p. */
export function surprisalBits(probability: number): number {
  return -Math.log2(probability);
}
