import { type CpuCall, buffer, param } from './kernel';

/** log γ of a row and head: of 1 − 2^(−5−h), or of sigmoid(z)^(1/τ) where the decay is gated (2307.08621; 2405.05254). */
export function logDecay(call: CpuCall, row: number, head: number): number {
  if (param(call, 'gated') === 0) return Math.log1p(-(2 ** (-5 - head)));
  const decays = 2 * param(call, 'heads') * (param(call, 'keyWidth') + param(call, 'valueWidth'));
  const z = buffer(call, 'projected')[row * param(call, 'stride') + decays + head] as number;
  return (Math.min(z, 0) - Math.log1p(Math.exp(-Math.abs(z)))) / param(call, 'temperature');
}
