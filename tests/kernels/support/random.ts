/** Numbers that look random and are the same in every run: a 32-bit linear congruential generator (Numerical Recipes). */
export interface Random {
  /** A whole number below `bound`. */
  below(bound: number): number;
  /** [length] float32, uniform over (−size, size). */
  values(length: number, size?: number): Float32Array<ArrayBuffer>;
  /** [length] float32 that float16 holds exactly: multiples of 2^−10 in (−1, 1). */
  halves(length: number): Float32Array<ArrayBuffer>;
  /** The first `count` of 0 … bound − 1 in shuffled order. */
  shuffled(bound: number, count: number): Uint32Array<ArrayBuffer>;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    values(length, size = 1) {
      // A loop: `from` has no room for the vocabulary of a published model.
      const values = new Float32Array(length);
      for (let i = 0; i < length; i++) values[i] = (2 * next() - 1) * size;
      return values;
    },
    halves: (length) => Float32Array.from({ length }, () => (below(2047) - 1023) / 1024),
    shuffled(bound, count) {
      const numbers = Uint32Array.from({ length: bound }, (_, i) => i);
      for (let i = bound - 1; i > 0; i--) {
        const j = below(i + 1);
        [numbers[i], numbers[j]] = [numbers[j] ?? 0, numbers[i] ?? 0];
      }
      return numbers.slice(0, count);
    },
  };
}
