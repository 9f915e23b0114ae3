import { capped } from './cap';
import { type CpuCall, buffer, offset, param, paramOr } from './kernel';
import { mix } from './mix';
import { norm } from './norm';
import { rotatedDot } from './rotated-dot';
import { sinkLogits, softmax } from './softmax';

/**
 * Softmax attention of every row and head over the live slots (1706.03762), RoPE applied at read time (2104.09864):
 *   s_j = q · R(p_q − p_j) k_j / √d,   α_j = e^{s_j} / (extra + Σ e^s),   headOutput = Σ_j α_j v_j,
 * with another `scale` in place of 1/√d where one is given, and s_j capped where there is a cap. R turns only the first `rotated` numbers.
 * With `weighting` 1, α_j = max(0, s_j) / n, n the live slots that the row sees (2309.08586).
 * extra is e^{q · k* / √d} with extraLogit 1 (k* = 0: softmax + 1), e to a learned number with 2, plus 1 with a zero sink, else 0. With a window, a row sees the
 * slots fewer than `window` positions away; slot i is at i modulo `slots`. A silenced head shows its weights and adds nothing to the residual.
 */
export function attend(call: CpuCall): void {
  const heads = param(call, 'heads');
  const keyValueHeads = param(call, 'keyValueHeads');
  const width = param(call, 'headWidth');
  const headOutput = buffer(call, 'headOutput'); // [rows, heads, width]
  const key = buffer(call, 'key'); // [slots, keyValueHeads, width]
  const value = buffer(call, 'value'); // [slots, keyValueHeads, width]
  const { tokens, interventions } = call.step;
  const slots = placesIn(call);
  const rows = tokens.length;
  const live = slots.length;
  const attention = rows * (param(call, 'fixed') + offset(call, 'attention') * live); // [rows, heads, live]
  for (let row = 0; row < rows; row++) {
    const own = live - rows + row; // the rank of the row's own token; it sees ranks 0 … own
    for (let head = 0; head < heads; head++) {
      const group = Math.floor((head * keyValueHeads) / heads);
      const start = attention + (row * heads + head) * live;
      const weights = call.trace.subarray(start, start + live); // [live]
      weights.fill(0, own + 1);
      score(call, slots, (row * heads + head) * width, group, own, weights);
      if (paramOr(call, 'weighting', 0) === 1) rectify(weights, own + 1);
      else softmax(weights, own + 1, extraLogits(call, row, head));
      const out = headOutput.subarray((row * heads + head) * width, (row * heads + head + 1) * width);
      if (interventions?.silenced.includes(offset(call, 'firstHead') + head)) out.fill(0);
      else mix(value, group * width, keyValueHeads * width, slots, weights, own + 1, out);
    }
    for (let group = 0; group < keyValueHeads; group++) {
      const entry = ((slots[own] as number) * keyValueHeads + group) * width;
      call.trace[rows * offset(call, 'keyNorm') + row * keyValueHeads + group] = norm(key, entry, width);
      call.trace[rows * offset(call, 'valueNorm') + row * keyValueHeads + group] = norm(value, entry, width);
    }
  }
}

/** max(0, s) / n in place of the first `count` scores, n of which are of tokens that the row sees: the others are −∞. */
function rectify(x: Float32Array, count: number): void {
  let seen = 0;
  for (let i = 0; i < count; i++) seen += x[i] === -Infinity ? 0 : 1;
  for (let i = 0; i < count; i++) x[i] = Math.max(0, x[i] as number) / seen;
}

/** [live] each rank's place in a layer's ring. */
function placesIn(call: CpuCall): Uint32Array {
  const ring = param(call, 'slots');
  return call.step.slots.map((slot) => slot % ring);
}

/** s_j for ranks 0 … own, written to `out`; q is the offset of the row's query. */
function score(call: CpuCall, slots: Uint32Array, q: number, group: number, own: number, out: Float32Array): void {
  const query = buffer(call, 'query'); // [rows, heads, width]
  const key = buffer(call, 'key'); // [slots, keyValueHeads, width]
  const rope = buffer(call, 'rope'); // [distances, rotated / 2, 2]
  const width = param(call, 'headWidth');
  const keyValueHeads = param(call, 'keyValueHeads');
  const interleaved = param(call, 'interleaved') === 1;
  const { positions } = call.step;
  const position = positions[own] as number;
  const rotated = paramOr(call, 'rotated', width);
  const scale = paramOr(call, 'scale', 0) || 1 / Math.sqrt(width);
  const cap = paramOr(call, 'cap', 0);
  const window = param(call, 'window') || Infinity;
  for (let rank = 0; rank <= own; rank++) {
    const k = ((slots[rank] as number) * keyValueHeads + group) * width;
    const distance = position - (positions[rank] as number);
    if (distance >= window) {
      out[rank] = -Infinity;
      continue;
    }
    let product = rotatedDot(query, q, key, k, rope, distance, rotated, interleaved);
    for (let i = rotated; i < width; i++) product += (query[q + i] as number) * (key[k + i] as number);
    out[rank] = capped(product * scale, cap);
  }
}

/** The additional logits of a row's denominator, with a value of zero: q · k* / √d or a learned number of its head, and 0 for a zero sink. */
function extraLogits(call: CpuCall, row: number, head: number): readonly number[] {
  const logits = sinkLogits(call.step);
  if (param(call, 'extraLogit') === 0) return logits;
  const query = buffer(call, 'query'); // [rows, heads, width]
  const sinkKey = buffer(call, 'sinkKey'); // [heads, width] k*, or [heads] logits
  if (param(call, 'extraLogit') === 2) return [...logits, sinkKey[head] as number];
  const width = param(call, 'headWidth');
  const q = (row * param(call, 'heads') + head) * width;
  let sum = 0;
  for (let i = 0; i < width; i++) sum += (query[q + i] as number) * (sinkKey[head * width + i] as number);
  const scale = paramOr(call, 'scale', 0);
  return [...logits, scale === 0 ? sum / Math.sqrt(width) : sum * scale];
}
