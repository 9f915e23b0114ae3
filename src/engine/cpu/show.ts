/** The values shown of a row of a layer that keeps sums. */
import type { StepInput } from '../engine';
import { rowIndexOf } from '../row-tree';
import { type CpuCall, buffer, offset, param } from './kernel';
import { norm } from './norm';

/** Stores the index in the text of each of the step's tokens in `tokenIndex` [slots]. */
export function keepIndices(call: CpuCall): void {
  const { slots, tokens } = call.step;
  for (let row = 0; row < tokens.length; row++)
    buffer(call, 'tokenIndex')[slots[ownRank(call.step, row)] as number] = rowIndexOf(call.step, row);
}

/** Rank of the slot of a row's own token. */
export function ownRank({ slots, tokens }: StepInput, row: number): number {
  return slots.length - tokens.length + row;
}

/** [live] a row's and head's weights, a view of the trace. */
export function shownWeights(call: CpuCall, row: number, head: number): Float32Array {
  const { slots, tokens } = call.step;
  const start =
    tokens.length * (param(call, 'fixed') + offset(call, 'attention') * slots.length) +
    (row * param(call, 'heads') + head) * slots.length;
  return call.trace.subarray(start, start + slots.length);
}

/** Writes a head's number to a field of the trace. */
export function show(call: CpuCall, field: string, row: number, head: number, value: number): void {
  call.trace[call.step.tokens.length * offset(call, field) + row * param(call, 'heads') + head] = value;
}

/** Norms of a row's key and value of a head. */
export function showNorms(call: CpuCall, row: number, head: number): void {
  const [heads, width] = [param(call, 'heads'), param(call, 'headWidth')];
  const projected = buffer(call, 'projected'); // [rows, stride] q, k, v
  const k = row * param(call, 'stride') + (heads + head) * width;
  show(call, 'keyNorm', row, head, norm(projected, k, width));
  show(call, 'valueNorm', row, head, norm(projected, k + heads * width, width));
}
