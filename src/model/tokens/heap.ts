/** Pairs that may be joined, the next one first: the least key, and of equal keys the leftmost. */
export class PairHeap {
  /** A binary heap. */
  readonly #pairs: Pair[] = [];

  push(pair: Pair): void {
    const pairs = this.#pairs;
    let at = pairs.length;
    pairs.push(pair);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = pairs[above] as Pair;
      if (!isBefore(pair, other)) break;
      pairs[at] = other;
      at = above;
    }
    pairs[at] = pair;
  }

  pop(): Pair | undefined {
    const pairs = this.#pairs;
    const first = pairs[0];
    const last = pairs.pop();
    if (last === undefined || pairs.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= pairs.length) break;
      if (below + 1 < pairs.length && isBefore(pairs[below + 1] as Pair, pairs[below] as Pair)) below += 1;
      if (!isBefore(pairs[below] as Pair, last)) break;
      pairs[at] = pairs[below] as Pair;
      at = below;
    }
    pairs[at] = last;
    return first;
  }
}

export interface Pair {
  readonly key: number;
  /** Where its left symbol begins and ends, and its right one ends: once either is another, the pair is void. */
  readonly start: number;
  readonly middle: number;
  readonly end: number;
  /** The token that they become. */
  readonly joined: number;
}

const isBefore = (a: Pair, b: Pair): boolean => a.key < b.key || (a.key === b.key && a.start < b.start);
