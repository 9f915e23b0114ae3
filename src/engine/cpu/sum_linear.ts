import { textIndexOf } from '../engine';
import { featuresOf } from './features';
import { type CpuCall, buffer, param } from './kernel';
import { addTo, readSums, sumsOf } from './sums';
import { turnRow } from './turn';

/**
 * Linear attention, row after row (Katharopoulos et al. 2006.16236): S ← S + φ(k)ᵀ v, z ← z + φ(k), mixed = φ(q) S / (φ(q) · z), q and k
 * rotated at the token's index in the text and left so in the scratch. Both sums are nothing before a text's first token. A silenced
 * head moves nothing.
 */
export function sumLinear(call: CpuCall): void {
  const [heads, width, stride] = [param(call, 'heads'), param(call, 'headWidth'), param(call, 'stride')];
  const projected = buffer(call, 'projected'); // [rows, stride] q, k, v, denominators, lengths of S
  const begins = textIndexOf(call.step);
  for (let row = 0; row < call.step.tokens.length; row++) {
    const index = begins + row;
    turnRow(call, row, index);
    for (let head = 0; head < heads; head++) {
      const sums = sumsOf(call, head);
      if (index === 0) for (const sum of [sums.memory, sums.normaliser]) sum.fill(0);
      const k = row * stride + (heads + head) * width;
      const key = featuresOf(call, projected, k, index);
      addTo(sums.memory, key, projected.subarray(k + heads * width, k + (heads + 1) * width));
      addTo(sums.normaliser, key, [1]);
      readSums(call, sums, row, head, index);
      if (call.step.interventions?.silenced.includes(param(call, 'attentionBefore') + head))
        buffer(call, 'mixed').fill(0, (row * heads + head) * width, (row * heads + head + 1) * width);
    }
  }
}
