/**
 * The three forms of retention (2307.08621, equations 5 to 7), each as it is written and in float32, from the same queries, keys, values and
 * decays. They are one function, and differ only by rounding.
 */
import type { RetentionHead, RetentionInput } from '../decode/runs/retention-input';

const { fround, exp, min } = Math;

/** o = (Q Kᵀ ⊙ D) V, D_nm = e^(c_n − c_m): [rows, valueWidth]. */
export function parallel(head: RetentionHead): Float32Array {
  return inside(head, 0, head.rows);
}

/** S ← γ S + kᵀ v, o = q S, token after token: [rows, valueWidth]. */
export function recurrent({ rows, keyWidth, valueWidth, q, k, v, logGamma }: RetentionHead): Float32Array {
  const out = new Float32Array(rows * valueWidth);
  const state = new Float32Array(keyWidth * valueWidth);
  for (let n = 0; n < rows; n++) {
    const gamma = fround(exp(logGamma[n] as number));
    for (let i = 0; i < keyWidth; i++) {
      const [query, key] = [q[n * keyWidth + i] as number, k[n * keyWidth + i] as number];
      for (let j = 0; j < valueWidth; j++) {
        const at = i * valueWidth + j;
        state[at] = gamma * (state[at] as number) + key * (v[n * valueWidth + j] as number);
        out[n * valueWidth + j] = (out[n * valueWidth + j] as number) + query * (state[at] as number);
      }
    }
  }
  return out;
}

/** The parallel form inside chunks of `size` tokens, the state from chunk to chunk: [rows, valueWidth]. */
export function chunkwise(head: RetentionHead, size: number): Float32Array {
  const { rows, keyWidth, valueWidth, q, k, v } = head;
  const out = new Float32Array(rows * valueWidth);
  const state = new Float32Array(keyWidth * valueWidth);
  for (let from = 0; from < rows; from += size) {
    const to = min(rows, from + size);
    const sums = runningSums(head, from, to);
    out.set(inside(head, from, to), from * valueWidth);
    for (let n = from; n < to; n++) {
      const beta = fround(exp(sums[n - from] as number));
      for (let i = 0; i < keyWidth; i++) {
        const query = fround(beta * (q[n * keyWidth + i] as number));
        for (let j = 0; j < valueWidth; j++)
          out[n * valueWidth + j] = (out[n * valueWidth + j] as number) + query * (state[i * valueWidth + j] as number);
      }
    }
    const whole = sums[to - from - 1] as number;
    for (let at = 0; at < state.length; at++) state[at] = fround(exp(whole)) * (state[at] as number);
    for (let m = from; m < to; m++) {
      const left = fround(exp(min(0, whole - (sums[m - from] as number))));
      for (let i = 0; i < keyWidth; i++) {
        const key = fround(left * (k[m * keyWidth + i] as number));
        for (let j = 0; j < valueWidth; j++)
          state[i * valueWidth + j] = (state[i * valueWidth + j] as number) + key * (v[m * valueWidth + j] as number);
      }
    }
  }
  return out;
}

/** The parallel form of rows `from` … `to` − 1 among themselves. */
function inside(head: RetentionHead, from: number, to: number): Float32Array {
  const { keyWidth, valueWidth, q, k, v } = head;
  const sums = runningSums(head, from, to);
  const out = new Float32Array((to - from) * valueWidth);
  for (let n = from; n < to; n++) {
    for (let m = from; m <= n; m++) {
      let product = 0;
      for (let i = 0; i < keyWidth; i++)
        product = fround(product + (q[n * keyWidth + i] as number) * (k[m * keyWidth + i] as number));
      const decay = fround(exp(min(0, (sums[n - from] as number) - (sums[m - from] as number))));
      const weight = fround(product * decay);
      for (let j = 0; j < valueWidth; j++) {
        const at = (n - from) * valueWidth + j;
        out[at] = (out[at] as number) + weight * (v[m * valueWidth + j] as number);
      }
    }
  }
  return out;
}

/** Running sums of log γ from a row on, that row's own included: the decay from its chunk's beginning to each row. */
function runningSums({ logGamma }: RetentionHead, from: number, to: number): Float32Array {
  const sums = new Float32Array(to - from);
  for (let n = from, sum = 0; n < to; n++) {
    sum = fround(sum + (logGamma[n] as number));
    sums[n - from] = sum;
  }
  return sums;
}

export interface RetentionFormsMeasure {
  readonly layer: number;
  readonly rows: number;
  /** Tokens of a chunk. */
  readonly chunk: number;
  /** The largest difference of an output from the parallel form's, over all heads. */
  readonly recurrent: number;
  readonly chunkwise: number;
  /** The largest magnitude of the parallel form's outputs. */
  readonly largest: number;
}

/** The three forms of every head of a text, compared. */
export function compareRetentionForms({ layer, heads }: RetentionInput, chunk: number): RetentionFormsMeasure {
  let measure: RetentionFormsMeasure = { layer, rows: heads[0]?.rows ?? 0, chunk, recurrent: 0, chunkwise: 0, largest: 0 };
  for (const head of heads) {
    const whole = parallel(head);
    const one = furthestApart(whole, recurrent(head));
    const some = furthestApart(whole, chunkwise(head, chunk));
    measure = {
      ...measure,
      recurrent: Math.max(measure.recurrent, one.apart),
      chunkwise: Math.max(measure.chunkwise, some.apart),
      largest: Math.max(measure.largest, one.largest),
    };
  }
  return measure;
}

/** The largest difference of two arrays, and the largest magnitude of the first. */
export function furthestApart(a: Float32Array, b: Float32Array): { readonly apart: number; readonly largest: number } {
  let [apart, largest] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    apart = Math.max(apart, Math.abs((a[i] as number) - (b[i] as number)));
    largest = Math.max(largest, Math.abs(a[i] as number));
  }
  return { apart, largest };
}
