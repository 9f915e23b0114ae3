import type { FeatureMap } from './feature-map';

/** max(0, x)², which amplifies large numbers. */
export const relu2: FeatureMap = {
  code: 2,
  numbers: [(x) => Math.max(x, 0) ** 2],
  tex: () => String.raw`\varphi(x) = \max(0, x)^2`,
};
