import { type TrainerCall, arrayOf, constant } from './call';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** out = swish(gate) ⊙ up, swish(x) = x σ(x) (Shazeer 2002.05202). */
export function swiglu(call: TrainerCall): void {
  const [gate, up, out] = [arrayOf(call, 'gate'), arrayOf(call, 'up'), arrayOf(call, 'out')];
  const count = constant(call, 'count');
  for (let i = 0; i < count; i++) {
    const g = gate[i] as number;
    out[i] = g * sigmoid(g) * (up[i] as number);
  }
}

/** Gradients by gate and up, in their places: gradient ⊙ up ⊙ σ (1 + gate (1 − σ)), and gradient ⊙ swish(gate). */
export function swigluBack(call: TrainerCall): void {
  const [gate, up, gradient] = [arrayOf(call, 'gate'), arrayOf(call, 'up'), arrayOf(call, 'gradient')];
  const count = constant(call, 'count');
  for (let i = 0; i < count; i++) {
    const [g, u, d] = [gate[i] as number, up[i] as number, gradient[i] as number];
    const s = sigmoid(g);
    gate[i] = d * u * s * (1 + g * (1 - s));
    up[i] = d * g * s;
  }
}
