/** What attention rows add up to. A row is [n]: a head's weights over keys 0 … n − 1, NaN where one is not live; its query is n − 1. */
import type { StepTrace } from '../engine/trace';

/**
 * One head's row over the text: [index + 1], NaN for a token that the cache had let go. A view where everything is kept.
 */
export function headRow(trace: StepTrace, layer: number, head: number): Float32Array {
  const { attention, heads } = trace.layers[layer] ?? { attention: new Float32Array(), heads: 1 };
  const live = attention.length / heads;
  const weights = attention.subarray(head * live, (head + 1) * live);
  if (live === trace.index + 1) return weights;
  const row = new Float32Array(trace.index + 1).fill(Number.NaN);
  weights.forEach((weight, rank) => {
    row[trace.keys[rank] ?? 0] = weight;
  });
  return row;
}

/** What a row gives to a token; nothing to one that is not in the cache. */
function given(row: Float32Array, key: number): number {
  return row[key] || 0;
}

/** What a row adds up to: 1, but for an extra logit in the softmax's denominator, which takes its part for no token. */
function sumOf(row: Float32Array): number {
  let sum = 0;
  for (const weight of row) sum += weight || 0;
  return sum;
}

/**
 * Entropy in bits of where a row looks, whatever it adds up to: 0 when it looks at one token only, log2 n when it looks at all n
 * alike. NaN for a row of zeros.
 */
export function entropy(row: Float32Array): number {
  const sum = sumOf(row);
  let bits = 0;
  for (const weight of row) if (weight > 0) bits -= weight * Math.log2(weight / sum);
  return bits / sum;
}

/** Mean distance, in tokens, between the query and what it looks at, whatever the row adds up to. NaN for a row of zeros. */
export function distance(row: Float32Array): number {
  const query = row.length - 1;
  let sum = 0;
  for (let key = 0; key <= query; key++) sum += given(row, key) * (query - key);
  return sum / sumOf(row);
}

/**
 * Share on the earlier tokens that followed copies of the query's token: what an induction head looks at (Olsson et al.
 * 2209.11895). Null where there is none; a token that follows its own copy at once is no earlier token.
 * @param tokens ids of the text, at least as many as the row has keys
 */
export function inductionShare(row: Float32Array, tokens: readonly number[]): number | null {
  const query = row.length - 1;
  let share = 0;
  let copies = 0;
  for (let key = 1; key < query; key++) {
    if (tokens[key - 1] !== tokens[query]) continue;
    share += given(row, key);
    copies += 1;
  }
  return copies === 0 ? null : share;
}

/** One head's scores, each the mean over rows ≥ 1 (row 0 can only look at itself); NaN where no row counts. */
export interface HeadScores {
  readonly sink: number;
  readonly entropy: number;
  readonly distance: number;
  readonly previous: number;
  readonly induction: number;
}

/** Sums over rows from which the means follow, so that a step adds one row and never reads the others again. */
export class HeadTotals {
  #rows = 0;
  /** Rows that look anywhere at all. */
  #lookingRows = 0;
  #inductionRows = 0;
  #sums = { sink: 0, entropy: 0, distance: 0, previous: 0, induction: 0 };

  /** The same sums, to be added to apart. */
  copy(): HeadTotals {
    const copy = new HeadTotals();
    copy.#rows = this.#rows;
    copy.#lookingRows = this.#lookingRows;
    copy.#inductionRows = this.#inductionRows;
    copy.#sums = { ...this.#sums };
    return copy;
  }

  /** Adds a row; row 0 is left out. */
  add(row: Float32Array, tokens: readonly number[]): void {
    if (row.length < 2) return;
    this.#rows += 1;
    this.#sums.sink += given(row, 0);
    this.#sums.previous += given(row, row.length - 2);
    if (sumOf(row) > 0) {
      this.#lookingRows += 1;
      this.#sums.entropy += entropy(row);
      this.#sums.distance += distance(row);
    }
    const induction = inductionShare(row, tokens);
    if (induction === null) return;
    this.#inductionRows += 1;
    this.#sums.induction += induction;
  }

  scores(): HeadScores {
    const mean = (sum: number, rows: number): number => (rows === 0 ? Number.NaN : sum / rows);
    const { sink, entropy: bits, distance: tokens, previous, induction } = this.#sums;
    return {
      sink: mean(sink, this.#rows),
      entropy: mean(bits, this.#lookingRows),
      distance: mean(tokens, this.#lookingRows),
      previous: mean(previous, this.#rows),
      induction: mean(induction, this.#inductionRows),
    };
  }
}

/** The threshold above which a head counts as a sink head (Gu et al. 2410.10781). */
export const sinkThreshold = 0.3;

/** Share of heads whose mean attention on token 0 is above ε: the sink metric of 2410.10781, with row 0 left out. */
export function sinkMetric(means: readonly number[], epsilon = sinkThreshold): number {
  return means.length === 0 ? 0 : means.filter((mean) => mean > epsilon).length / means.length;
}

/** What a row moves: α · ‖v‖ for each key, in units of the values' norm; not normalised. */
export function moved(row: Float32Array, valueNorms: ArrayLike<number>): Float32Array {
  return row.map((weight, key) => weight * (valueNorms[key] ?? 0));
}
