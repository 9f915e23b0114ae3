import type { FeatureMap } from './feature-map';

/** max(0, x)², which makes what is large stand out more. */
export const relu2: FeatureMap = {
  code: 2,
  numbers: [(x) => Math.max(x, 0) ** 2],
  tex: () => String.raw`\varphi(x) = \max(0, x)^2`,
};
