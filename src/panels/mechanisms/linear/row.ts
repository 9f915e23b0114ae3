/** What the row that is looked at reads as one sum, and how long that is, as an equation with its numbers. */
import { segmentOf } from '../../../insight/infini-memory';
import { texFixed } from '../../kit/tex-numbers';

/**
 * Null where the sum is empty or its length is not known.
 * @param group tokens of a group; null without groups
 * @param norm ‖S‖ as the row's trace has it
 */
export function stateRow(row: number, group: number | null, norm: number | undefined): string | null {
  if (norm === undefined || !Number.isFinite(norm) || row < 0) return null;
  const { number, from } = group === null ? { number: 0, from: row + 1 } : segmentOf(row, group);
  if (from === 0) return null;
  const state = group === null ? `S_{${row}}` : `S_{<${number}}`;
  const sum = String.raw`\textstyle\sum_{j=0}^{${from - 1}} \varphi(k_j)^{\top} v_j`;
  return String.raw`${state} = ${sum}, \qquad \lVert ${state} \rVert = ${texFixed(norm, 2)}`;
}
