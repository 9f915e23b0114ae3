import { schedule } from '../settings';
import { type TrainerCall, arrayOf, constant } from './call';

/**
 * AdamW (Loshchilov and Hutter 1711.05101) as PyTorch computes it, of gradients whose length is clipped: `norm` [1] is the length's square; `now` has the step,
 * the learning rate, 1 − β₁ᵗ and 1 − β₂ᵗ.
 */
export function adamw(call: TrainerCall): void {
  const { beta1, beta2, epsilon, clip } = schedule;
  const [weights, gradients, decay] = [arrayOf(call, 'weights'), arrayOf(call, 'gradients'), arrayOf(call, 'decay')];
  const [mean, square] = [arrayOf(call, 'mean'), arrayOf(call, 'square')];
  const [, rate = 0, meanPart = 1, squarePart = 1] = arrayOf(call, 'now');
  const factor = Math.min(1, clip / (Math.sqrt(arrayOf(call, 'norm')[0] as number) + 1e-6));
  const count = constant(call, 'count');
  for (let i = 0; i < count; i++) {
    const gradient = factor * (gradients[i] as number);
    const m = beta1 * (mean[i] as number) + (1 - beta1) * gradient;
    const v = beta2 * (square[i] as number) + (1 - beta2) * gradient * gradient;
    mean[i] = m;
    square[i] = v;
    const kept = (weights[i] as number) * (1 - rate * (decay[i] as number));
    weights[i] = kept - ((rate / meanPart) * m) / (Math.sqrt(v / squarePart) + epsilon);
  }
}
