/** Where a row's softmax attention can be seen at work: how far a partial step runs, and the scratch that it leaves. */
import type { PartialRow } from './mlp-row';
import type { Plan } from './plan';

/**
 * Up to a layer's attention: its queries [heads, headWidth], after their norm and before rotation, and what its heads mixed [heads, headWidth],
 * in this order. Null for a layer that does not attend over cached keys and values.
 */
export function attentionRow({ ops }: Pick<Plan, 'ops'>, layer: number): PartialRow | null {
  const at = ops.findIndex((op) => op.layer === layer && op.kernel === 'attend');
  const op = ops[at];
  const [query, output] = [op?.buffers['query'], op?.buffers['headOutput']];
  const width = (op?.params['heads'] ?? 0) * (op?.params['headWidth'] ?? 0);
  if (query === undefined || output === undefined) return null;
  return {
    ops: at + 1,
    reads: [
      { buffer: query, width },
      { buffer: output, width },
    ],
  };
}
