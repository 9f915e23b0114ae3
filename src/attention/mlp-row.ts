/** Where a row's MLP can be seen at work: how far a partial step runs, and the scratch that it leaves. */
import type { Plan } from './plan';

/** A partial step, and what is read after it. */
export interface PartialRow {
  /** See StepInput.ops. */
  readonly ops: number;
  /** Scratch [rows, width]: `width` numbers of each row of the step. */
  readonly reads: readonly { readonly buffer: string; readonly width: number }[];
}

/**
 * Up to the first half of a layer's MLP. It reads the residual, which it leaves as it is, and writes swish(x W_g) ⊙ x W_1; these two, in this
 * order. Null for a layer without an MLP.
 */
export function mlpRow({ ops }: Pick<Plan, 'ops'>, layer: number): PartialRow | null {
  const at = ops.findIndex((op) => op.layer === layer && op.kernel === 'project_swiglu');
  const op = ops[at];
  const [residual, hidden] = [op?.buffers['residual'], op?.buffers['hidden']];
  const [width, neurons] = [op?.params['width'], op?.params['hidden']];
  if (residual === undefined || hidden === undefined || width === undefined || neurons === undefined) return null;
  return {
    ops: at + 1,
    reads: [
      { buffer: residual, width },
      { buffer: hidden, width: neurons },
    ],
  };
}
