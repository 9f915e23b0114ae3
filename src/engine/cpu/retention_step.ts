import { textIndexOf } from '../engine';
import { logDecay } from './decay';
import { type CpuCall, buffer, offset, param } from './kernel';
import { norm } from './norm';

/**
 * Retention of every head, row after row (2307.08621; gated in 2405.05254):
 *   S ← γ S + kᵀ v,   o = q S,   headOutput = o / rms(o) ⊙ swish(g),
 * q and k rotated at the token's index in the text, k scaled by 1/√d_k; both stay rotated in the scratch. The state is zero before a
 * text's first token. A silenced head adds nothing to the residual.
 */
export function retentionStep(call: CpuCall): void {
  const heads = param(call, 'heads');
  const keyWidth = param(call, 'keyWidth');
  const valueWidth = param(call, 'valueWidth');
  const stride = param(call, 'stride');
  const projected = buffer(call, 'projected'); // [rows, stride] q, k, v, g, and z where the decay is gated
  const state = buffer(call, 'state'); // [heads, keyWidth, valueWidth]
  const headOutput = buffer(call, 'headOutput'); // [rows, heads, valueWidth]
  const rows = call.step.tokens.length;
  for (let row = 0; row < rows; row++) {
    const index = textIndexOf(call.step) + row;
    for (let head = 0; head < heads; head++) {
      const q = row * stride + head * keyWidth;
      const k = q + heads * keyWidth;
      const v = row * stride + 2 * heads * keyWidth + head * valueWidth;
      rotate(call, q, index, 1);
      rotate(call, k, index, 1 / Math.sqrt(keyWidth));
      const gamma = Math.exp(logDecay(call, row, head));
      const size = keyWidth * valueWidth;
      const own = state.subarray(head * size, (head + 1) * size);
      const query = projected.subarray(q, q + keyWidth);
      const o = recur(
        own,
        index === 0 ? 0 : gamma,
        query,
        projected.subarray(k, k + keyWidth),
        projected.subarray(v, v + valueWidth),
      );
      const out = headOutput.subarray((row * heads + head) * valueWidth, (row * heads + head + 1) * valueWidth);
      if (call.step.interventions?.silenced.includes(offset(call, 'firstHead') + head)) out.fill(0);
      else gate(o, projected.subarray(v + heads * valueWidth, v + (heads + 1) * valueWidth), param(call, 'normEpsilon'), out);
      const show = (field: string, value: number): void => {
        call.trace[rows * offset(call, field) + row * heads + head] = value;
      };
      show('gamma', gamma);
      show('stateNorm', norm(own, 0, size));
      show('keyNorm', norm(projected, k, keyWidth));
      show('valueNorm', norm(projected, v, valueWidth));
    }
  }
}

/** Rotates a head's query or key, at offset `start`, by its token's index, and scales it; in place. */
function rotate(call: CpuCall, start: number, index: number, scale: number): void {
  const projected = buffer(call, 'projected');
  const rope = buffer(call, 'rope'); // [positions, keyWidth / 2, 2]
  const width = param(call, 'keyWidth');
  const interleaved = param(call, 'interleaved') === 1;
  for (let i = 0; i < width / 2; i++) {
    const at = start + (interleaved ? 2 * i : i);
    const apart = interleaved ? 1 : width / 2;
    const cos = rope[index * width + 2 * i] as number;
    const sin = rope[index * width + 2 * i + 1] as number;
    const [a, b] = [projected[at] as number, projected[at + apart] as number];
    projected[at] = (a * cos - b * sin) * scale;
    projected[at + apart] = (b * cos + a * sin) * scale;
  }
}

/** S ← γ S + kᵀ v in place, and o = q S. A text's first row overwrites the state. */
function recur(state: Float32Array, gamma: number, q: Float32Array, k: Float32Array, v: Float32Array): Float64Array {
  const o = new Float64Array(v.length);
  for (let i = 0; i < k.length; i++) {
    for (let j = 0; j < v.length; j++) {
      const at = i * v.length + j;
      const kept = gamma === 0 ? 0 : gamma * (state[at] as number);
      state[at] = kept + (k[i] as number) * (v[j] as number);
      o[j] = (o[j] as number) + (q[i] as number) * (state[at] as number);
    }
  }
  return o;
}

/** out = o / rms(o) ⊙ swish(g) */
function gate(o: Float64Array, g: Float32Array, epsilon: number, out: Float32Array): void {
  let squares = 0;
  for (const value of o) squares += value * value;
  const scale = 1 / Math.sqrt(squares / o.length + epsilon);
  for (let j = 0; j < o.length; j++) {
    const z = g[j] as number;
    out[j] = (o[j] as number) * scale * (z / (1 + Math.exp(-z)));
  }
}
