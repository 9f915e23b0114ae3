import { type CpuCall, buffer, offset, param } from './kernel';
import { mix } from './mix';
import { sinkLogits, softmax } from './softmax';

/**
 * Softmax over the scores that `scoreFactors` left in the trace, and the values mixed from their factors (TPA, 2501.06425, algorithm 2):
 *   α_j = e^{s_j} / (extra + Σ e^s),   headOutput = Σ_j α_j Σ_s a^V_{s,h}(j) b^V_s(j) / R_V,
 * where extra is 1 with a zero sink, else 0. A silenced head shows its weights and adds nothing to the residual.
 */
export function mixFactors(call: CpuCall): void {
  const heads = param(call, 'heads');
  const headWidth = param(call, 'headWidth');
  const keyRank = param(call, 'keyRank');
  const valueRank = param(call, 'valueRank');
  const headOutput = buffer(call, 'headOutput'); // [rows, heads, headWidth]
  const keyFactors = buffer(call, 'keyFactors'); // [slots, keyRank · (heads + headWidth)] a, then b
  const valueFactors = buffer(call, 'valueFactors'); // [slots, valueRank · (heads + headWidth)] a, then b
  const { tokens, slots, interventions } = call.step;
  const rows = tokens.length;
  const live = slots.length;
  const stride = valueRank * (heads + headWidth);
  const weighed = new Float32Array(live);
  const part = new Float32Array(headWidth);
  for (let row = 0; row < rows; row++) {
    const own = live - rows + row;
    const slot = slots[own] as number;
    for (let head = 0; head < heads; head++) {
      const start = rows * (param(call, 'fixed') + offset(call, 'attention') * live) + (row * heads + head) * live; // [rows, heads, live]
      const weights = call.trace.subarray(start, start + live);
      weights.fill(0, own + 1);
      softmax(weights, own + 1, sinkLogits(call.step));
      const out = headOutput.subarray((row * heads + head) * headWidth, (row * heads + head + 1) * headWidth);
      out.fill(0);
      if (!interventions?.silenced.includes(offset(call, 'firstHead') + head)) {
        for (let r = 0; r < valueRank; r++) {
          for (let rank = 0; rank <= own; rank++) {
            const a = valueFactors[(slots[rank] as number) * stride + r * heads + head] as number;
            weighed[rank] = ((weights[rank] as number) * a) / valueRank;
          }
          mix(valueFactors, valueRank * heads + r * headWidth, stride, slots, weighed, own + 1, part);
          for (let i = 0; i < headWidth; i++) out[i] = (out[i] as number) + (part[i] as number);
        }
      }
      const norms = { key: [keyFactors, keyRank], value: [valueFactors, valueRank] } as const;
      for (const [name, [factors, ranks]] of Object.entries(norms))
        call.trace[rows * offset(call, `${name}Norm`) + row * heads + head] = normOf(
          factors,
          ranks,
          slot,
          head,
          heads,
          headWidth,
        );
    }
  }
}

/** ‖Σ_r a_{r,h} b_r / R‖ of one slot: the norm of the key or value of its factors. */
function normOf(factors: Float32Array, ranks: number, slot: number, head: number, heads: number, headWidth: number): number {
  const start = slot * ranks * (heads + headWidth);
  let squares = 0;
  for (let i = 0; i < headWidth; i++) {
    let sum = 0;
    for (let r = 0; r < ranks; r++) {
      const b = factors[start + ranks * heads + r * headWidth + i] as number;
      sum += (factors[start + r * heads + head] as number) * b;
    }
    squares += (sum / ranks) ** 2;
  }
  return Math.sqrt(squares);
}
