/** Where a row's MLP can be seen at work: how far a partial step runs, and the scratch that it leaves. */
import type { Plan } from './plan';

/** A partial step, and what is read after it. */
export interface PartialRow {
  /** See StepInput.ops. */
  readonly ops: number;
  /** Scratch [rows, width]: `width` numbers of each row of the step, as they are when `at` ops have run; `ops` unless given. By rising `at`. */
  readonly reads: readonly { readonly buffer: string; readonly width: number; readonly at?: number }[];
}

/**
 * Up to the first half of a layer's MLP. It leaves the residual that it is made of as it is, and writes what its neurons hold; these two, in this
 * order. Null for a layer without an MLP.
 */
export function mlpRow({ ops }: Pick<Plan, 'ops'>, layer: number): PartialRow | null {
  const at = ops.findIndex((op) => op.layer === layer && op.part === 'mlp' && 'hidden' in op.buffers);
  const op = ops[at];
  // That of the whole model, which the embedding begins; where a norm is a pass of its own, the neurons read what it wrote.
  const [residual, hidden] = [ops[0]?.buffers['residual'], op?.buffers['hidden']];
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
