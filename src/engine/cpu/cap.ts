/** A soft cap (Gemma 2): cap · tanh(s / cap); 0 is no cap. */
export function capped(s: number, cap: number): number {
  return cap === 0 ? s : cap * Math.tanh(s / cap);
}
