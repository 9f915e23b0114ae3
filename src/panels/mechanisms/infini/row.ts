/** What a head's row takes from the memory and from its own segment, as an equation with its gate. */
import { segmentOf } from '../../../insight/infini-memory';
import { texFixed } from '../../kit/tex-numbers';

/** Null where the gate is not known. @param gate σ(β) of the head @param segment tokens of a segment */
export function gatedRow(row: number, segment: number, gate: number | undefined): string | null {
  if (gate === undefined || !Number.isFinite(gate) || row < 0) return null;
  const { number, from } = segmentOf(row, segment);
  const local = String.raw`${texFixed(1 - gate, 3)} \textstyle\sum_{j=${from}}^{${row}} \alpha_{${row},j}\, v_j`;
  if (number === 0) return `o_{${row}} = ${local}`;
  const query = String.raw`\varphi(q_{${row}})`;
  const memory = String.raw`\frac{${query}\, M_{${number - 1}}}{${query} \cdot z_{${number - 1}}}`;
  return String.raw`o_{${row}} = ${texFixed(gate, 3)}\, ${memory} + ${local}`;
}
