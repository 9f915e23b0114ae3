import { textIndexOf } from '../engine';
import { logDecay } from './decay';
import { type CpuCall, buffer, offset, param } from './kernel';

/**
 * The weights that retention implies: w_nm = (q_n · k_m) D_nm, D_nm = e^{c_n − c_m}, c the running sum of log γ. They are signed, and
 * their sum is not 1. Keys and sums are cached only to draw them. Queries and keys were rotated by retention_step.
 */
export function retentionWeights(call: CpuCall): void {
  const heads = param(call, 'heads');
  const width = param(call, 'keyWidth');
  const stride = param(call, 'stride');
  const projected = buffer(call, 'projected'); // [rows, stride]
  const key = buffer(call, 'key'); // [slots, heads, width]
  const decaySum = buffer(call, 'decaySum'); // [slots, heads]
  const decayTotal = buffer(call, 'decayTotal'); // [heads]
  const { tokens, slots } = call.step;
  const rows = tokens.length;
  const live = slots.length;
  if (textIndexOf(call.step) === 0) decayTotal.fill(0, 0, heads);
  for (let row = 0; row < rows; row++) {
    const own = live - rows + row;
    const slot = slots[own] as number;
    const keys = row * stride + heads * width;
    key.set(projected.subarray(keys, keys + heads * width), slot * heads * width);
    for (let head = 0; head < heads; head++) {
      decayTotal[head] = (decayTotal[head] as number) + logDecay(call, row, head);
      decaySum[slot * heads + head] = decayTotal[head] as number;
      const start = rows * (param(call, 'fixed') + offset(call, 'attention') * live) + (row * heads + head) * live;
      call.trace.fill(0, start + own + 1, start + live);
      for (let rank = 0; rank <= own; rank++) {
        const entry = (slots[rank] as number) * heads + head;
        let product = 0;
        for (let i = 0; i < width; i++)
          product += (projected[row * stride + head * width + i] as number) * (key[entry * width + i] as number);
        call.trace[start + rank] = product * Math.exp(Math.min(0, (decayTotal[head] as number) - (decaySum[entry] as number)));
      }
    }
  }
}
