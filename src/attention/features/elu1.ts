import type { FeatureMap } from './feature-map';

/** elu(x) + 1: x + 1 above zero, e^x below, and so never zero (Katharopoulos et al. 2006.16236). */
export const elu1: FeatureMap = {
  code: 0,
  numbers: [(x) => (x > 0 ? x + 1 : Math.exp(x))],
  tex: () => String.raw`\varphi(x) = \operatorname{elu}(x) + 1`,
};
