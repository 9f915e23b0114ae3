/** The scores of one head's row, from its query and the cached keys: s_j = q · R(p_q − p_j) k_j / √d, as `attend` computes them. */
import { capped } from '../engine/cpu/cap';
import { rotatedDot } from '../engine/cpu/rotated-dot';
import { ropeTable } from '../engine/rope-table';
import type { SoftmaxSpec } from '../model/spec';

export interface ScoredRow {
  /** [headWidth] before rotation */
  readonly query: Float32Array;
  /** [n, headWidth] before rotation */
  readonly keys: Float32Array;
  /** [n] the rotary position of each; the row's own is the last */
  readonly positions: ArrayLike<number>;
}

/** [n] in the order of the keys; a layer's window must have been left out already. */
export function scoresOf(
  { headWidth, rope, scale, cap = 0 }: Pick<SoftmaxSpec, 'headWidth' | 'rope' | 'scale' | 'cap'>,
  { query, keys, positions }: ScoredRow,
): number[] {
  const count = keys.length / headWidth;
  const rotated = rope === null ? 0 : (rope.rotated ?? headWidth);
  const own = positions[count - 1] ?? 0;
  // Few lengths, because a table is kept for each.
  const furthest = 2 ** Math.ceil(Math.log2(Math.max(1024, own - (positions[0] ?? 0) + 1)));
  const table = rope === null ? new Float32Array() : ropeTable(rope.base, rotated, furthest, rope.scaling);
  return Array.from({ length: count }, (_, i) => {
    const k = i * headWidth;
    let product = rotatedDot(query, 0, keys, k, table, own - (positions[i] ?? 0), rotated, rope?.pairing === 'interleaved');
    for (let d = rotated; d < headWidth; d++) product += (query[d] ?? 0) * (keys[k + d] ?? 0);
    return capped(product * (scale ?? 1 / Math.sqrt(headWidth)), cap);
  });
}
