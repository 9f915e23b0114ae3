/** Where the rows of a step are in the scratch of retention, after it has run. */
import type { Plan } from './plan';
import { decayFields } from './retention';

/** One head's q and k (rotated, k scaled) and v, of one row. */
interface HeadVectors {
  readonly q: Float32Array;
  readonly k: Float32Array;
  readonly v: Float32Array;
}

export interface RetentionRows {
  readonly layer: number;
  /** The buffer that holds them until the next step. */
  readonly buffer: string;
  readonly heads: number;
  readonly keyWidth: number;
  readonly valueWidth: number;
  /** The field [heads] of the layer's trace that has γ. */
  readonly gamma: string;
  /** Views of a row's numbers in the buffer's contents. */
  read(contents: Float32Array, row: number, head: number): HeadVectors;
}

/** The last layer of retention, whose rows are not overwritten by the end of a step; null for a model without retention. */
export function lastRetention({ ops }: Plan): RetentionRows | null {
  const at = ops.findLastIndex(({ kernel }) => kernel === 'retention_step');
  const op = ops[at];
  const buffer = op?.buffers['projected'];
  if (!op || op.layer === null || buffer === undefined) return null;
  if (ops.slice(at + 1).some(({ kernel }) => kernel === 'project_state')) return null;
  const { heads = 0, keyWidth = 0, valueWidth = 0, stride = 0 } = op.params;
  return {
    layer: op.layer,
    buffer,
    heads,
    keyWidth,
    valueWidth,
    gamma: decayFields.gamma,
    read(contents, row, head) {
      const part = (start: number, width: number): Float32Array =>
        contents.subarray(row * stride + start + head * width, row * stride + start + (head + 1) * width);
      return { q: part(0, keyWidth), k: part(heads * keyWidth, keyWidth), v: part(2 * heads * keyWidth, valueWidth) };
    },
  };
}
