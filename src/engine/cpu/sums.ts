/** The sums M = Σ φ(k)ᵀ v and z = Σ φ(k) of one head, as linear attention and Infini-attention keep them (2006.16236; 2404.07143). */
import { featuresOf, tiny } from './features';
import { type CpuCall, buffer, param } from './kernel';
import { norm } from './norm';

export interface Sums {
  /** [features, headWidth] */
  readonly memory: Float32Array | Float64Array;
  /** [features] */
  readonly normaliser: Float32Array | Float64Array;
}

export function sumsOf(call: CpuCall, head: number): Sums {
  const [heads, width] = [param(call, 'heads'), param(call, 'headWidth')];
  const all = buffer(call, 'normaliser'); // [heads, features]
  const features = all.length / heads;
  const size = features * width;
  return {
    memory: buffer(call, 'memory').subarray(head * size, (head + 1) * size),
    normaliser: all.subarray(head * features, (head + 1) * features),
  };
}

/** A token's key, through φ, and its value. */
export interface Token {
  readonly key: Float64Array;
  readonly value: Float32Array;
}

/** M ← M + φ(k)ᵀ v */
export function addTo(memory: Float32Array | Float64Array, key: Float64Array, value: ArrayLike<number>): void {
  for (let i = 0; i < key.length; i++) {
    const f = key[i] as number;
    const start = i * value.length;
    for (let j = 0; j < value.length; j++) memory[start + j] = (memory[start + j] as number) + f * (value[j] as number);
  }
}

/** Writes φ M / (φ · z) to `out`, zero while there is no key. Returns the denominator. */
export function readBy(features: Float64Array, { memory, normaliser }: Sums, out: Float32Array | Float64Array): number {
  const sums = new Float64Array(out.length);
  let denominator = 0;
  for (let i = 0; i < features.length; i++) {
    const f = features[i] as number;
    denominator += f * (normaliser[i] as number);
    for (let j = 0; j < out.length; j++) sums[j] = (sums[j] as number) + f * (memory[i * out.length + j] as number);
  }
  for (let j = 0; j < out.length; j++) out[j] = (sums[j] as number) / Math.max(denominator, tiny);
  return denominator;
}

/** Writes what a row's query reads from a head's sums to `headOutput`, and the denominator and the norm of M after q, k and v in the scratch. */
export function readSums(call: CpuCall, sums: Sums, row: number, head: number, index: number): void {
  const [heads, width, stride] = [param(call, 'heads'), param(call, 'headWidth'), param(call, 'stride')];
  const projected = buffer(call, 'projected'); // [rows, stride]
  const out = buffer(call, 'headOutput').subarray((row * heads + head) * width, (row * heads + head + 1) * width);
  const shown = row * stride + 3 * heads * width + head;
  projected[shown] = readBy(featuresOf(call, projected, row * stride + head * width, index), sums, out);
  projected[shown + heads] = norm(sums.memory, 0, sums.memory.length);
}

/** Writes what a row of a tree reads, the sums and the tokens of its path that are not in them, to `headOutput`, and the denominator. */
export function readPath(call: CpuCall, sums: Sums, row: number, head: number, index: number, path: readonly Token[]): void {
  const memory = Float64Array.from(sums.memory);
  const normaliser = Float64Array.from(sums.normaliser);
  for (const { key, value } of path) {
    addTo(memory, key, value);
    addTo(normaliser, key, [1]);
  }
  readSums(call, { memory, normaliser }, row, head, index);
}
