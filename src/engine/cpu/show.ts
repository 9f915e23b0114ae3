/** What is shown of a row of a layer that keeps sums. */
import type { StepInput } from '../engine';
import { rowIndexOf } from '../row-tree';
import { type CpuCall, buffer, param } from './kernel';
import { norm } from './norm';

/** Notes in `tokenIndex` [slots] which tokens of the text the step's own slots hold. */
export function keepIndices(call: CpuCall): void {
  const { slots, tokens } = call.step;
  for (let row = 0; row < tokens.length; row++)
    buffer(call, 'tokenIndex')[slots[ownRank(call.step, row)] as number] = rowIndexOf(call.step, row);
}

/** Rank of the slot that a row's own token takes. */
export function ownRank({ slots, tokens }: StepInput, row: number): number {
  return slots.length - tokens.length + row;
}

/** [live] a row's and head's weights, where the trace will be read. */
export function shownWeights(call: CpuCall, row: number, head: number): Float32Array {
  const { slots, tokens } = call.step;
  const start =
    tokens.length * (param(call, 'fixed') + param(call, 'attentionOffset') * slots.length) +
    (row * param(call, 'heads') + head) * slots.length;
  return call.trace.subarray(start, start + slots.length);
}

/** Writes a number a head to the field that begins at `offset`. */
export function show(call: CpuCall, offset: string, row: number, head: number, value: number): void {
  call.trace[call.step.tokens.length * param(call, offset) + row * param(call, 'heads') + head] = value;
}

/** Lengths of a row's key and value of a head. */
export function showNorms(call: CpuCall, row: number, head: number): void {
  const [heads, width] = [param(call, 'heads'), param(call, 'headWidth')];
  const projected = buffer(call, 'projected'); // [rows, stride] q, k, v
  const k = row * param(call, 'stride') + (heads + head) * width;
  show(call, 'keyNormOffset', row, head, norm(projected, k, width));
  show(call, 'valueNormOffset', row, head, norm(projected, k + heads * width, width));
}
