import { type TrainerCall, arrayOf, constant } from './call';

/** RMSNorm (Zhang and Sennrich 1910.07467): out = weight ⊙ x s, s = 1/√(mean x² + ε), a number a row, which is kept. */
export function norm(call: TrainerCall): void {
  const [width, epsilon] = [constant(call, 'width'), constant(call, 'normEpsilon')];
  const [x, weight] = [arrayOf(call, 'x'), arrayOf(call, 'weight')];
  const [out, scale] = [arrayOf(call, 'out'), arrayOf(call, 'scale')];
  for (let row = 0; row < constant(call, 'rows'); row++) {
    const from = row * width;
    let sum = 0;
    for (let i = 0; i < width; i++) sum += (x[from + i] as number) ** 2;
    const s = 1 / Math.sqrt(sum / width + epsilon);
    scale[row] = s;
    for (let i = 0; i < width; i++) out[from + i] = (x[from + i] as number) * s * (weight[i] as number);
  }
}

/** out (+)= s (weight ⊙ gradient) − x s³ mean(x ⊙ weight ⊙ gradient); gain = gradient ⊙ x s, to be added up over the rows. */
export function normBack(call: TrainerCall): void {
  const [width, adds] = [constant(call, 'width'), constant(call, 'adds')];
  const [x, weight, scale] = [arrayOf(call, 'x'), arrayOf(call, 'weight'), arrayOf(call, 'scale')];
  const [gradient, out, gain] = [arrayOf(call, 'gradient'), arrayOf(call, 'out'), arrayOf(call, 'gain')];
  for (let row = 0; row < constant(call, 'rows'); row++) {
    const from = row * width;
    const s = scale[row] as number;
    let dot = 0;
    for (let i = 0; i < width; i++) dot += (x[from + i] as number) * (weight[i] as number) * (gradient[from + i] as number);
    const along = (s * s * dot) / width;
    for (let i = 0; i < width; i++) {
      const [xi, gi] = [x[from + i] as number, gradient[from + i] as number];
      gain[from + i] = gi * xi * s;
      const before = adds === 0 ? 0 : (out[from + i] as number);
      out[from + i] = before + s * ((weight[i] as number) * gi - xi * along);
    }
  }
}
