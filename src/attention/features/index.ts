/** The feature maps φ of attention without a softmax: one file per map here and in shaders/lib. */
import type { LinearSpec } from '../../model/spec';
import { cosine } from './cosine';
import { elu1 } from './elu1';
import { exp } from './exp';
import type { FeatureMap } from './feature-map';
import { relu } from './relu';
import { relu2 } from './relu2';

type Features = LinearSpec['features'];

const maps = { elu1, relu, relu2, exp, cosine } as const;

const partsOf = (features: Features): { readonly map: FeatureMap; readonly horizon: number } =>
  typeof features === 'string' ? { map: maps[features], horizon: 1 } : { map: maps[features.kind], horizon: features.horizon };

/** The map of a kernel's constant `feature`. */
export function featureByCode(code: number): FeatureMap {
  return Object.values(maps).find((map) => map.code === code) ?? elu1;
}

/** The kernels' constants `feature` and `horizon`. */
export function featureParams(features: Features): { readonly feature: number; readonly horizon: number } {
  const { map, horizon } = partsOf(features);
  return { feature: map.code, horizon };
}

/** How many numbers φ(x) has for a head's query or key. */
export function featureWidth(features: Features, headWidth: number): number {
  return partsOf(features).map.numbers.length * headWidth;
}

/** φ of one number, at a text's first token. */
export function featureAt(features: Features, x: number): number {
  return partsOf(features).map.numbers[0]?.(x, 0) ?? 0;
}

/** φ in TeX, of a number x. */
export function featureTex(features: Features): string {
  const { map, horizon } = partsOf(features);
  return map.tex(horizon);
}

/** The weight of token j in row t among all i in `range`, in TeX. */
export function featureShare(range: string): string {
  return String.raw`\frac{\varphi(q_t) \cdot \varphi(k_j)}{\sum_{${range}} \varphi(q_t) \cdot \varphi(k_i)}`;
}
