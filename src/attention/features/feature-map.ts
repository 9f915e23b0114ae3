/** A feature map φ of attention without a softmax: what of a number x of a query or key is multiplied and added up. */
export interface FeatureMap {
  /** The kernels' constant `feature`; see shaders/lib/features.wgsl. */
  readonly code: number;
  /** Each number that φ makes of x; `share` is how much of its horizon the token's place in the text is, from 0 to 1. */
  readonly numbers: readonly ((x: number, share: number) => number)[];
  /** φ in TeX; `horizon` is that of a map that knows places. */
  tex(horizon: number): string;
}
