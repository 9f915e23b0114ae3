import { type Logits, allOf } from '../../src/engine/logits';

/** All logits of a trace whose vocabulary is small. @throws Error where some are missing */
export function allLogits(logits: Logits): Float32Array {
  const all = allOf(logits);
  if (all === null) throw new Error('only the likeliest logits are there');
  return all;
}
