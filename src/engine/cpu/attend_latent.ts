import { type CpuCall, buffer, offset, param } from './kernel';
import { mix } from './mix';
import { multiply } from './multiply';
import { norm } from './norm';
import { rotatedDot } from './rotated-dot';
import { sinkLogits, softmax } from './softmax';

/**
 * Multi-head latent attention of every row and head over the live slots, absorbed (MLA, 2405.04434):
 *   q̃ = W_UKᵀ q,   s_j = (q̃ · c_j + q^R · R(p_q − p_j) k^R_j) / √(d + d_R),   α_j = e^{s_j} / (extra + Σ e^s),
 *   u = Σ_j α_j c_j,   headOutput = W_UV u,
 * where extra is 1 with a zero sink, else 0. A silenced head shows its weights and adds nothing to the residual.
 */
export function attendLatent(call: CpuCall): void {
  const heads = param(call, 'heads');
  const width = param(call, 'headWidth');
  const latentWidth = param(call, 'latentWidth');
  const rotaryWidth = param(call, 'rotaryWidth');
  const matrix = buffer(call, 'matrix'); // [2, heads, width, latentWidth] W_UK, then W_UV
  const latent = buffer(call, 'latent'); // [slots, latentWidth]
  const rotaryKey = buffer(call, 'rotaryKey'); // [slots, rotaryWidth]
  const headOutput = buffer(call, 'headOutput'); // [rows, heads, width]
  const { tokens, slots, interventions } = call.step;
  const rows = tokens.length;
  const live = slots.length;
  const attention = rows * (param(call, 'fixed') + offset(call, 'attention') * live); // [rows, heads, live]
  const inLatent = new Float32Array(latentWidth);
  const rebuilt = new Float32Array(width);
  for (let row = 0; row < rows; row++) {
    const own = live - rows + row;
    const slot = slots[own] as number;
    const ownLatent = latent.subarray(slot * latentWidth, (slot + 1) * latentWidth);
    const rotaryNorm = norm(rotaryKey, slot * rotaryWidth, rotaryWidth);
    for (let head = 0; head < heads; head++) {
      const start = attention + (row * heads + head) * live;
      const weights = call.trace.subarray(start, start + live);
      weights.fill(0, own + 1);
      score(call, row, head, own, weights);
      softmax(weights, own + 1, sinkLogits(call.step));
      mix(latent, 0, latentWidth, slots, weights, own + 1, inLatent);
      const out = headOutput.subarray((row * heads + head) * width, (row * heads + head + 1) * width);
      if (interventions?.silenced.includes(offset(call, 'firstHead') + head)) out.fill(0);
      else multiply(matrix, (heads + head) * width, width, latentWidth, inLatent, out);

      multiply(matrix, head * width, width, latentWidth, ownLatent, rebuilt);
      call.trace[rows * offset(call, 'keyNorm') + row * heads + head] = Math.hypot(norm(rebuilt, 0, width), rotaryNorm);
      multiply(matrix, (heads + head) * width, width, latentWidth, ownLatent, rebuilt);
      call.trace[rows * offset(call, 'valueNorm') + row * heads + head] = norm(rebuilt, 0, width);
    }
  }
}

/** s_j for ranks 0 … own, written to `out`. */
function score(call: CpuCall, row: number, head: number, own: number, out: Float32Array): void {
  const heads = param(call, 'heads');
  const width = param(call, 'headWidth');
  const latentWidth = param(call, 'latentWidth');
  const rotaryWidth = param(call, 'rotaryWidth');
  const interleaved = param(call, 'interleaved') === 1;
  const query = buffer(call, 'query'); // [rows, heads · (width + rotaryWidth)] q of all heads, then q^R
  const latent = buffer(call, 'latent');
  const rotaryKey = buffer(call, 'rotaryKey');
  const rope = buffer(call, 'rope'); // [distances, rotaryWidth / 2, 2]
  const { slots, positions } = call.step;
  const queries = row * heads * (width + rotaryWidth);
  const q = queries + heads * width + head * rotaryWidth;
  const absorbed = absorb(
    buffer(call, 'matrix'),
    head,
    latentWidth,
    query.subarray(queries + head * width, queries + (head + 1) * width),
  );
  const scale = 1 / Math.sqrt(width + rotaryWidth);
  for (let rank = 0; rank <= own; rank++) {
    const slot = slots[rank] as number;
    const distance = (positions[own] as number) - (positions[rank] as number);
    let sum = rotatedDot(query, q, rotaryKey, slot * rotaryWidth, rope, distance, rotaryWidth, interleaved);
    for (let i = 0; i < latentWidth; i++) sum += (absorbed[i] as number) * (latent[slot * latentWidth + i] as number);
    out[rank] = sum * scale;
  }
}

/** W_UKᵀ q of one head, [latentWidth]. */
function absorb(matrix: Float32Array, head: number, latentWidth: number, q: Float32Array): Float64Array {
  const absorbed = new Float64Array(latentWidth);
  for (let i = 0; i < q.length; i++) {
    const from = (head * q.length + i) * latentWidth;
    for (let j = 0; j < latentWidth; j++) absorbed[j] = (absorbed[j] as number) + (q[i] as number) * (matrix[from + j] as number);
  }
  return absorbed;
}
