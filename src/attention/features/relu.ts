import type { FeatureMap } from './feature-map';

/** max(0, x). */
export const relu: FeatureMap = {
  code: 1,
  numbers: [(x) => Math.max(x, 0)],
  tex: () => String.raw`\varphi(x) = \max(0, x)`,
};
