/** A segment: a group of linear attention (2406.07368), or a segment of Infini-attention (2404.07143). */
import { rowAt } from '../row-tree';
import { type CpuCall, buffer, param } from './kernel';

/** Offset of a token's key or value of a head. */
export interface Held {
  readonly from: Float32Array;
  readonly start: number;
}

/** A token of a row's path, by its index in the text: in the scratch if it is one of the step's, else at its place in the cached segment. */
export function heldAt(call: CpuCall, part: 'key' | 'value', row: number, index: number, head: number): Held {
  const [heads, width] = [param(call, 'heads'), param(call, 'headWidth')];
  const own = rowAt(call.step, row, index);
  if (own >= 0)
    return {
      from: buffer(call, 'projected'),
      start: own * param(call, 'stride') + ((part === 'key' ? 1 : 2) * heads + head) * width,
    };
  const place = index % param(call, 'segment');
  return { from: buffer(call, part === 'key' ? 'segmentKey' : 'segmentValue'), start: (place * heads + head) * width };
}

/** The weights of a head's own segment and of all earlier ones: 1 and α_h, or 1 − σ(β) and σ(β). */
export function sharesOf(call: CpuCall, head: number): readonly [own: number, earlier: number] {
  const number = buffer(call, 'vector')[head] as number;
  const gate = 1 / (1 + Math.exp(-number));
  return param(call, 'gated') === 1 ? [1 - gate, gate] : [1, number];
}
