import { type CpuCall, buffer, param } from './kernel';
import { norm } from './norm';

/**
 * Softmax attention of every row and head over the live slots (1706.03762), RoPE applied at read time (2104.09864):
 *   s_j = q · R(p_q − p_j) k_j / √d,   α = softmax(s),   mixed = Σ_j α_j v_j.
 * With plusOne, α_j = e^{s_j} / (1 + Σ e^s).
 */
export function attend(call: CpuCall): void {
  const heads = param(call, 'heads');
  const keyValueHeads = param(call, 'keyValueHeads');
  const width = param(call, 'headWidth');
  const mixed = buffer(call, 'mixed'); // [rows, heads, width]
  const key = buffer(call, 'key'); // [slots, keyValueHeads, width]
  const value = buffer(call, 'value'); // [slots, keyValueHeads, width]
  const { tokens, slots } = call.step;
  const rows = tokens.length;
  const live = slots.length;
  for (let row = 0; row < rows; row++) {
    const own = live - rows + row; // the rank of the row's own token; it sees ranks 0 … own
    for (let head = 0; head < heads; head++) {
      const group = Math.floor(head / (heads / keyValueHeads));
      const at = rows * (param(call, 'fixed') + param(call, 'attentionBefore') * live) + (row * heads + head) * live;
      const weights = call.trace.subarray(at, at + live); // [live]
      weights.fill(0, own + 1);
      scores(call, (row * heads + head) * width, group, own, weights);
      softmax(weights, own + 1, param(call, 'plusOne') === 1);
      const out = (row * heads + head) * width;
      mixed.fill(0, out, out + width);
      for (let rank = 0; rank <= own; rank++) {
        const v = ((slots[rank] as number) * keyValueHeads + group) * width;
        const weight = weights[rank] as number;
        for (let i = 0; i < width; i++) mixed[out + i] = (mixed[out + i] as number) + weight * (value[v + i] as number);
      }
    }
    for (let group = 0; group < keyValueHeads; group++) {
      const start = ((slots[own] as number) * keyValueHeads + group) * width;
      call.trace[rows * param(call, 'keyNormBefore') + row * keyValueHeads + group] = norm(key, start, width);
      call.trace[rows * param(call, 'valueNormBefore') + row * keyValueHeads + group] = norm(value, start, width);
    }
  }
}

/** s_j for ranks 0 … own, written to `out`. Rotating both by their positions is rotating once by the distance. */
function scores(call: CpuCall, q: number, group: number, own: number, out: Float32Array): void {
  const query = buffer(call, 'query');
  const key = buffer(call, 'key');
  const rope = buffer(call, 'rope'); // [distances, width / 2, 2]
  const width = param(call, 'headWidth');
  const keyValueHeads = param(call, 'keyValueHeads');
  const pairs = width / 2;
  const interleaved = param(call, 'interleaved') === 1;
  const [stride, apart] = interleaved ? [2, 1] : [1, pairs];
  const { slots, positions } = call.step;
  const scale = 1 / Math.sqrt(width);
  for (let rank = 0; rank <= own; rank++) {
    const k = ((slots[rank] as number) * keyValueHeads + group) * width;
    const turn = ((positions[own] as number) - (positions[rank] as number)) * width;
    let sum = 0;
    for (let i = 0; i < pairs; i++) {
      const a = stride * i;
      const qa = query[q + a] as number;
      const qb = query[q + a + apart] as number;
      const ka = key[k + a] as number;
      const kb = key[k + a + apart] as number;
      sum += (qa * ka + qb * kb) * (rope[turn + 2 * i] as number) + (qa * kb - qb * ka) * (rope[turn + 2 * i + 1] as number);
    }
    out[rank] = sum * scale;
  }
}

/** In place over the first `count` scores, their maximum subtracted; with `plusOne` a zero logit joins the denominator. */
function softmax(x: Float32Array, count: number, plusOne: boolean): void {
  let top = plusOne ? 0 : -Infinity;
  for (let i = 0; i < count; i++) top = Math.max(top, x[i] as number);
  let total = plusOne ? Math.exp(-top) : 0;
  for (let i = 0; i < count; i++) {
    const e = Math.exp((x[i] as number) - top);
    x[i] = e;
    total += e;
  }
  for (let i = 0; i < count; i++) x[i] = (x[i] as number) / total;
}
