import { pathOf, rowIndexOf } from '../row-tree';
import { featuresOf } from './features';
import { type CpuCall, buffer, offset, param } from './kernel';
import { type Token, addTo, readPath, readSums, sumsOf } from './sums';
import { turnRow } from './turn';

/**
 * Linear attention, row after row (Katharopoulos et al. 2006.16236): S ← S + φ(k)ᵀ v, z ← z + φ(k), headOutput = φ(q) S / (φ(q) · z), q and k
 * rotated at the token's index in the text and left rotated in the scratch. Both sums are zero before a text's first token. A silenced
 * head adds nothing to the residual. A row of a tree leaves the sums unchanged and reads its path token by token.
 */
export function linearStep(call: CpuCall): void {
  const [heads, width] = [param(call, 'heads'), param(call, 'headWidth')];
  const { step } = call;
  for (let row = 0; row < step.tokens.length; row++) {
    const index = rowIndexOf(step, row);
    turnRow(call, row, index);
    for (let head = 0; head < heads; head++) {
      const sums = sumsOf(call, head);
      if (step.parents) {
        readPath(
          call,
          sums,
          row,
          head,
          index,
          pathOf(step, row).map((other) => tokenOf(call, other, head)),
        );
      } else {
        if (index === 0) for (const sum of [sums.memory, sums.normaliser]) sum.fill(0);
        const { key, value } = tokenOf(call, row, head);
        addTo(sums.memory, key, value);
        addTo(sums.normaliser, key, [1]);
        readSums(call, sums, row, head, index);
      }
      if (step.interventions?.silenced.includes(offset(call, 'firstHead') + head))
        buffer(call, 'headOutput').fill(0, (row * heads + head) * width, (row * heads + head + 1) * width);
    }
  }
}

/** A row's key, through φ, and value. */
function tokenOf(call: CpuCall, row: number, head: number): Token {
  const [heads, width] = [param(call, 'heads'), param(call, 'headWidth')];
  const projected = buffer(call, 'projected'); // [rows, stride] q, k, v, denominators, norms of S
  const k = row * param(call, 'stride') + (heads + head) * width;
  return {
    key: featuresOf(call, projected, k, rowIndexOf(call.step, row)),
    value: projected.subarray(k + heads * width, k + (heads + 1) * width),
  };
}
