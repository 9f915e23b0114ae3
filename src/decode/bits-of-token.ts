import { type Logits, allOf, logitOf } from '../engine/logits';

/** −log2 of a token's probability under a row's logits: the bits that it takes. NaN where its logit is not known. */
export function bitsOfToken(known: Logits, token: number): number {
  if (!(known instanceof Float32Array) && known.all === null) return (known.logSum - logitOf(known, token)) / Math.LN2;
  const logits = allOf(known) ?? new Float32Array();
  let top = -Infinity;
  for (const logit of logits) top = Math.max(top, logit);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - top);
  return (Math.log(sum) + top - (logits[token] ?? 0)) / Math.LN2;
}
