import { type TrainerCall, arrayOf, constant } from './call';

/** out = σ(z) mixed, z a number a row in `gates`, where σ(z) stays. */
export function gate(call: TrainerCall): void {
  const width = constant(call, 'width');
  const [mixed, gates, out] = [arrayOf(call, 'mixed'), arrayOf(call, 'gates'), arrayOf(call, 'out')];
  for (let row = 0; row < constant(call, 'rows'); row++) {
    const open = 1 / (1 + Math.exp(-(gates[row] as number)));
    gates[row] = open;
    for (let i = row * width; i < (row + 1) * width; i++) out[i] = open * (mixed[i] as number);
  }
}

/** The gradient by what was gated becomes that by what was mixed, in place; out: ∂z = σ (1 − σ) (gradient · mixed). */
export function gateBack(call: TrainerCall): void {
  const width = constant(call, 'width');
  const [gradient, mixed] = [arrayOf(call, 'gradient'), arrayOf(call, 'mixed')];
  const [gates, out] = [arrayOf(call, 'gates'), arrayOf(call, 'out')];
  for (let row = 0; row < constant(call, 'rows'); row++) {
    const open = gates[row] as number;
    let dot = 0;
    for (let i = row * width; i < (row + 1) * width; i++) {
      dot += (gradient[i] as number) * (mixed[i] as number);
      gradient[i] = open * (gradient[i] as number);
    }
    out[row] = open * (1 - open) * dot;
  }
}
