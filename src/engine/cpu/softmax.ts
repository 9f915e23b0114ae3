import type { StepInput } from '../engine';

/** The logits that a step adds to every denominator: 0 for a zero sink. */
export function sinkLogits({ interventions }: StepInput): readonly number[] {
  return interventions?.zeroSink ? [0] : [];
}

/** Softmax, in place over the first `count` scores, their maximum subtracted; the extra logits join the denominator alone. */
export function softmax(x: Float32Array, count: number, extra: readonly number[]): void {
  let top = Math.max(-Infinity, ...extra);
  for (let i = 0; i < count; i++) top = Math.max(top, x[i] as number);
  let total = 0;
  for (const logit of extra) total += Math.exp(logit - top);
  for (let i = 0; i < count; i++) {
    const e = Math.exp((x[i] as number) - top);
    x[i] = e;
    total += e;
  }
  for (let i = 0; i < count; i++) x[i] = (x[i] as number) / total;
}
