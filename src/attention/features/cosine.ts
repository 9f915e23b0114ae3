import type { FeatureMap } from './feature-map';

/** max(0, x) weighted by cos and by sin of the token's index, so that near tokens weigh more (cosFormer, 2202.08791). */
export const cosine: FeatureMap = {
  code: 4,
  numbers: [
    (x, share) => Math.max(x, 0) * Math.cos((Math.PI / 2) * share),
    (x, share) => Math.max(x, 0) * Math.sin((Math.PI / 2) * share),
  ],
  tex: (horizon) =>
    String.raw`\varphi(x_t) = \max(0, x_t) \cdot \bigl(\cos \tfrac{\pi t}{2 M},\, \sin \tfrac{\pi t}{2 M}\bigr),\; M = ${horizon}`,
};
