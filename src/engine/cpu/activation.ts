/** What an MLP's neurons make of a number, by the kernels' constant `activation`; as shaders/lib/activation.wgsl. */
export function activated(activation: number, z: number): number {
  switch (activation) {
    case 1:
      // Gelu by tanh: (1 + tanh u) / 2 = 1 / (1 + e^−2u).
      return z / (1 + Math.exp(-2 * Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3)));
    case 2:
      return Math.max(z, 0) - Math.abs(z) * tail(Math.abs(z));
    case 3:
      return Math.max(z, 0);
    default:
      return z / (1 + Math.exp(-z));
  }
}

/** 1 − Φ(z) for z ≥ 0, within 1e-7 (Abramowitz, Stegun 7.1.26). */
function tail(z: number): number {
  const t = 1 / (1 + 0.3275911 * z * Math.SQRT1_2);
  const series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return 0.5 * series * Math.exp(-0.5 * z * z);
}
