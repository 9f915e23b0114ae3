/** The feature maps φ of attention without a softmax, as kernels know them: shaders/lib/features.wgsl and engine/cpu/features.ts. */
import type { LinearSpec } from '../model/spec';

type Features = LinearSpec['features'];

const codes = { elu1: 0, relu: 1, relu2: 2, exp: 3, cosine: 4 } as const;

/** The kernels' constants `feature` and `horizon`. */
export function featureParams(features: Features): { readonly feature: number; readonly horizon: number } {
  if (typeof features === 'string') return { feature: codes[features], horizon: 1 };
  return { feature: codes[features.kind], horizon: features.horizon };
}

/** Numbers of φ(x) of a head's query or key. */
export function featureWidth(features: Features, headWidth: number): number {
  return typeof features === 'string' ? headWidth : 2 * headWidth;
}

/** φ(x) of one number, at a text's first token. */
export function featureAt(features: Features, x: number): number {
  const positive = Math.max(x, 0);
  if (typeof features !== 'string') return positive;
  return { elu1: x > 0 ? x + 1 : Math.exp(x), relu: positive, relu2: positive ** 2, exp: Math.exp(x) }[features];
}

/** φ in TeX, of a number x. */
export function featureTex(features: Features): string {
  if (typeof features !== 'string')
    return String.raw`\varphi(x_t) = \max(0, x_t) \cdot \bigl(\cos \tfrac{\pi t}{2 M},\, \sin \tfrac{\pi t}{2 M}\bigr),\; M = ${features.horizon}`;
  return {
    elu1: String.raw`\varphi(x) = \operatorname{elu}(x) + 1`,
    relu: String.raw`\varphi(x) = \max(0, x)`,
    relu2: String.raw`\varphi(x) = \max(0, x)^2`,
    exp: String.raw`\varphi(x) = e^{x}`,
  }[features];
}

/** The weight of token j in row t among all i that `range` lets in, in TeX. */
export function featureShare(range: string): string {
  return String.raw`\frac{\varphi(q_t) \cdot \varphi(k_j)}{\sum_{${range}} \varphi(q_t) \cdot \varphi(k_i)}`;
}
