import { type CpuCall, buffer, param } from './kernel';
import { norm } from './norm';

/**
 * Softmax attention of every row and head over the live slots (1706.03762), RoPE applied at read time (2104.09864):
 *   s_j = q · R(p_q − p_j) k_j / √d,   α_j = e^{s_j} / (extra + Σ e^s),   mixed = Σ_j α_j v_j,
 * where extra is e^{q · k* / √d} with extraLogit (k* = 0: softmax + 1), plus 1 with a zero sink, else 0. With a window, a row sees the
 * slots that are fewer than so many positions away. A silenced head shows its weights and moves nothing.
 */
export function attend(call: CpuCall): void {
  const heads = param(call, 'heads');
  const keyValueHeads = param(call, 'keyValueHeads');
  const width = param(call, 'headWidth');
  const mixed = buffer(call, 'mixed'); // [rows, heads, width]
  const key = buffer(call, 'key'); // [slots, keyValueHeads, width]
  const value = buffer(call, 'value'); // [slots, keyValueHeads, width]
  const { tokens, slots, interventions } = call.step;
  const rows = tokens.length;
  const live = slots.length;
  const attention = rows * (param(call, 'fixed') + param(call, 'attentionBefore') * live); // [rows, heads, live]
  for (let row = 0; row < rows; row++) {
    const own = live - rows + row; // the rank of the row's own token; it sees ranks 0 … own
    for (let head = 0; head < heads; head++) {
      const group = Math.floor((head * keyValueHeads) / heads);
      const start = attention + (row * heads + head) * live;
      const weights = call.trace.subarray(start, start + live); // [live]
      weights.fill(0, own + 1);
      score(call, (row * heads + head) * width, group, own, weights);
      softmax(weights, own + 1, extraLogits(call, row, head));
      const out = mixed.subarray((row * heads + head) * width, (row * heads + head + 1) * width);
      if (interventions?.silenced.includes(param(call, 'attentionBefore') + head)) out.fill(0);
      else mix(value, group * width, keyValueHeads * width, slots, weights, own + 1, out);
    }
    for (let group = 0; group < keyValueHeads; group++) {
      const entry = ((slots[own] as number) * keyValueHeads + group) * width;
      call.trace[rows * param(call, 'keyNormBefore') + row * keyValueHeads + group] = norm(key, entry, width);
      call.trace[rows * param(call, 'valueNormBefore') + row * keyValueHeads + group] = norm(value, entry, width);
    }
  }
}

/** s_j for ranks 0 … own, written to `out`; q is where the row's query begins. Rotating both by their positions is rotating once by the distance. */
function score(call: CpuCall, q: number, group: number, own: number, out: Float32Array): void {
  const query = buffer(call, 'query'); // [rows, heads, width]
  const key = buffer(call, 'key'); // [slots, keyValueHeads, width]
  const rope = buffer(call, 'rope'); // [distances, width / 2, 2]
  const width = param(call, 'headWidth');
  const keyValueHeads = param(call, 'keyValueHeads');
  const pairs = width / 2;
  // Pairs are (2i, 2i + 1) or (i, i + d/2).
  const interleaved = param(call, 'interleaved') === 1;
  const stride = interleaved ? 2 : 1;
  const apart = interleaved ? 1 : pairs;
  const { slots, positions } = call.step;
  const position = positions[own] as number;
  const scale = 1 / Math.sqrt(width);
  const window = param(call, 'window') || Infinity;
  for (let rank = 0; rank <= own; rank++) {
    const k = ((slots[rank] as number) * keyValueHeads + group) * width;
    const distance = position - (positions[rank] as number);
    if (distance >= window) {
      out[rank] = -Infinity;
      continue;
    }
    const turn = distance * width;
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

/** The logits that join a row's denominator and whose value is zero: q · k* / √d of its head, and 0 for a zero sink. */
function extraLogits(call: CpuCall, row: number, head: number): readonly number[] {
  const logits = call.step.interventions?.zeroSink ? [0] : [];
  if (param(call, 'extraLogit') === 0) return logits;
  const query = buffer(call, 'query'); // [rows, heads, width]
  const sinkKey = buffer(call, 'sinkKey'); // [heads, width]
  const width = param(call, 'headWidth');
  const q = (row * param(call, 'heads') + head) * width;
  let sum = 0;
  for (let i = 0; i < width; i++) sum += (query[q + i] as number) * (sinkKey[head * width + i] as number);
  return [...logits, sum / Math.sqrt(width)];
}

/** In place over the first `count` scores, their maximum subtracted; the extra logits join the denominator alone. */
function softmax(x: Float32Array, count: number, extra: readonly number[]): void {
  let top = Math.max(-Infinity, ...extra);
  for (let i = 0; i < count; i++) top = Math.max(top, x[i] as number);
  let total = 0;
  for (const logit of extra) total += Math.exp(logit - top);
  for (let i = 0; i < count; i++) {
    const e = Math.exp((x[i] as number) - top);
    x[i] = e;
    total += e;
  }
  for (let i = 0; i < count; i++) x[i] = (x[i] as number) / total;
}

/**
 * out = Σ_j weights_j · v_j over the first `count` ranks; a slot's value begins at slot · stride + offset. Four ranks at a time,
 * so that `out` is read and written a quarter as often.
 */
function mix(
  value: Float32Array,
  offset: number,
  stride: number,
  slots: Uint32Array,
  weights: Float32Array,
  count: number,
  out: Float32Array,
): void {
  const width = out.length;
  const at = (rank: number): number => (slots[rank] as number) * stride + offset;
  out.fill(0);
  let rank = 0;
  for (; rank + 4 <= count; rank += 4) {
    const [a, b, c, d] = [at(rank), at(rank + 1), at(rank + 2), at(rank + 3)];
    const wa = weights[rank] as number;
    const wb = weights[rank + 1] as number;
    const wc = weights[rank + 2] as number;
    const wd = weights[rank + 3] as number;
    for (let i = 0; i < width; i++) {
      out[i] =
        (out[i] as number) +
        wa * (value[a + i] as number) +
        wb * (value[b + i] as number) +
        wc * (value[c + i] as number) +
        wd * (value[d + i] as number);
    }
  }
  for (; rank < count; rank++) {
    const a = at(rank);
    const weight = weights[rank] as number;
    for (let i = 0; i < width; i++) out[i] = (out[i] as number) + weight * (value[a + i] as number);
  }
}
