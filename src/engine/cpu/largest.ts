/** The largest of many numbers. */

/** What is selected, the largest first; ties to the lower token, and what is not finite before all. */
export interface Largest {
  readonly values: Float32Array;
  readonly tokens: Uint32Array;
  readonly count: number;
}

const rankable = (x: number): number => (Number.isFinite(x) ? x : Infinity);

/** The `wanted` largest of `entries` numbers, or all where there are fewer. */
export function largest(
  wanted: number,
  entries: number,
  valueOf: (i: number) => number,
  tokenOf: (i: number) => number,
): Largest {
  const values = new Float32Array(wanted);
  const tokens = new Uint32Array(wanted);
  let count = 0;
  // Ranks of the number that would be the last: most numbers are below it.
  let [lastRank, lastToken] = [-Infinity, 0];
  for (let i = 0; i < entries; i++) {
    const value = valueOf(i);
    const rank = rankable(value);
    if (count === wanted && rank < lastRank) continue;
    const token = tokenOf(i);
    if (count === wanted && rank === lastRank && token > lastToken) continue;
    let at = count < wanted ? count++ : wanted - 1;
    for (; at > 0; at--) {
      const before = rankable(values[at - 1] as number);
      if (before > rank || (before === rank && (tokens[at - 1] as number) < token)) break;
      values[at] = values[at - 1] as number;
      tokens[at] = tokens[at - 1] as number;
    }
    values[at] = value;
    tokens[at] = token;
    lastRank = rankable(values[count - 1] as number);
    lastToken = tokens[count - 1] as number;
  }
  return { values, tokens, count };
}

/** Where a row's logit of a token is, as in shaders/lib/logits.wgsl: part behind part, in each row behind row. */
export function placeOfLogit(rows: number, row: number, token: number, vocabulary: number, part: number): number {
  const before = Math.floor(token / part) * part;
  return rows * before + row * Math.min(part, vocabulary - before) + token - before;
}
