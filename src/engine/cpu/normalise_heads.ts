import { type CpuCall, buffer, param } from './kernel';
import { ownRank } from './show';
import { standardise } from './standardise';

/**
 * A norm of each head's query, in the scratch, and of its key, in the row's own slot of the cache, before either is turned: RMSNorm, its weight
 * shared by all heads, or where it is `centred`, LayerNorm without a bias, with a weight per head.
 */
export function normaliseHeads(call: CpuCall): void {
  const [heads, keyValueHeads, width] = [param(call, 'heads'), param(call, 'keyValueHeads'), param(call, 'headWidth')];
  const perHead = param(call, 'centred') === 1;
  const vector = buffer(call, 'vector'); // weights of queries, then of keys: [width] each, or [heads, width]
  const ofKeys = vector.subarray((perHead ? heads : 1) * width);
  for (let row = 0; row < call.step.tokens.length; row++) {
    const slot = (call.step.slots[ownRank(call.step, row)] as number) % param(call, 'slots');
    for (let head = 0; head < heads; head++)
      normHead(call, buffer(call, 'query'), row * heads + head, vector.subarray(perHead ? head * width : 0));
    for (let head = 0; head < keyValueHeads; head++)
      normHead(call, buffer(call, 'key'), slot * keyValueHeads + head, ofKeys.subarray(perHead ? head * width : 0));
  }
}

/** In place. @param entry of how many heads' numbers come before */
function normHead(call: CpuCall, numbers: Float32Array, entry: number, weights: Float32Array): void {
  const width = param(call, 'headWidth');
  const y = standardise(numbers, entry * width, width, param(call, 'centred') === 1, param(call, 'normEpsilon'));
  for (let i = 0; i < width; i++) numbers[entry * width + i] = (y[i] as number) * (weights[i] as number);
}
