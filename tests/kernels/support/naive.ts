/** The arithmetic of the models in double precision, as the papers write it: the reference for kernels. */

export type Vector = readonly number[];

/** The `row`-th of consecutive vectors of `width` numbers. */
export function rowOf(values: ArrayLike<number>, row: number, width: number): Vector {
  return Array.from({ length: width }, (_, i) => values[row * width + i] ?? NaN);
}

export function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);
}

export function length(a: Vector): number {
  return Math.hypot(...a);
}

/** matrix [outputs, x.length] · x */
export function product(matrix: ArrayLike<number>, outputs: number, x: Vector): Vector {
  return Array.from({ length: outputs }, (_, o) => dot(rowOf(matrix, o, x.length), x));
}

/** x / sqrt(mean(x²) + ε) ⊙ g (1910.07467) */
export function rmsNorm(x: Vector, g: Vector, epsilon: number): Vector {
  const rms = Math.sqrt(dot(x, x) / x.length + epsilon);
  return x.map((value, i) => (value / rms) * (g[i] ?? NaN));
}

/** Rotates each pair of x by position · base^(−2i/d) (2104.09864); pairs are (2i, 2i + 1), or (i, i + d/2). */
export function rotate(x: Vector, position: number, base: number, interleaved: boolean): Vector {
  const out = [...x];
  for (let i = 0; i < x.length / 2; i++) {
    const a = interleaved ? 2 * i : i;
    const b = interleaved ? 2 * i + 1 : i + x.length / 2;
    const angle = position * base ** ((-2 * i) / x.length);
    out[a] = (x[a] ?? NaN) * Math.cos(angle) - (x[b] ?? NaN) * Math.sin(angle);
    out[b] = (x[a] ?? NaN) * Math.sin(angle) + (x[b] ?? NaN) * Math.cos(angle);
  }
  return out;
}

/** e^s / (Σ e^extra + Σ e^s): extra logits join the denominator alone. For scores that do not overflow. */
export function softmax(scores: Vector, extra: Vector = []): Vector {
  const exponentials = scores.map(Math.exp);
  const total = [...exponentials, ...extra.map(Math.exp)].reduce((sum, e) => sum + e, 0);
  return exponentials.map((e) => e / total);
}

/** Σ_j weights_j · vectors_j */
export function mix(weights: Vector, vectors: readonly Vector[]): Vector {
  return (vectors[0] ?? []).map((_, i) => weights.reduce((sum, weight, j) => sum + weight * (vectors[j]?.[i] ?? NaN), 0));
}

/** (x − mean) / sqrt(variance + ε) ⊙ g + b (1607.06450) */
export function layerNorm(x: Vector, g: Vector, b: Vector, epsilon: number): Vector {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const centred = x.map((value) => value - mean);
  const deviation = Math.sqrt(dot(centred, centred) / x.length + epsilon);
  return centred.map((value, i) => (value / deviation) * (g[i] ?? NaN) + (b[i] ?? NaN));
}

/** Φ(z), the share of a normal distribution below z, by the series of erf (for |z| ≤ 6). */
function below(z: number): number {
  let term = z;
  let sum = z;
  for (let n = 1; n < 120; n++) {
    term *= (-z * z) / (2 * n);
    sum += term / (2 * n + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}

/** What an MLP makes of a number, by the kernels' constant: swish; gelu by tanh, and by Φ (1606.08415); relu. */
export const activations: readonly ((z: number) => number)[] = [
  (z) => z / (1 + Math.exp(-z)),
  (z) => 0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3))),
  (z) => z * below(z),
  (z) => (z > 0 ? z : 0),
];
