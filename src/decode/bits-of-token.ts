/** −log2 of a token's probability under a row's logits: the bits that it takes. */
export function bitsOfToken(logits: Float32Array, token: number): number {
  let top = -Infinity;
  for (const logit of logits) top = Math.max(top, logit);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - top);
  return (Math.log(sum) + top - (logits[token] ?? 0)) / Math.LN2;
}
