import type { FeatureMap } from './feature-map';

/** e^x. */
export const exp: FeatureMap = {
  code: 3,
  numbers: [Math.exp],
  tex: () => String.raw`\varphi(x) = e^{x}`,
};
