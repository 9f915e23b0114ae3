/** Where the residual stream can be read on its way through the layers: after how many ops, and in which scratch. */
import type { Plan } from './plan';

export interface ResidualStops {
  /** [layers + 1] how many ops have run when the residual is what each layer is given; after the last: what the last layer hands on. */
  readonly ends: readonly number[];
  /** Scratch [rows, width]. */
  readonly buffer: string;
  readonly width: number;
}

/** Null for a plan that computes nothing. */
export function residualStops({ ops, layers, buffers }: Pick<Plan, 'ops' | 'layers' | 'buffers'>): ResidualStops | null {
  const name = ops[0]?.buffers['residual'];
  const buffer = buffers.find((each) => each.name === name);
  if (buffer?.role !== 'scratch') return null;
  const ends = Array.from({ length: layers }, (_, layer) => ops.findIndex((op) => op.layer === layer));
  const last = ops.findLastIndex((op) => op.layer === layers - 1) + 1;
  return ends.some((end) => end < 1) ? null : { ends: [...ends, last], buffer: buffer.name, width: buffer.width };
}
