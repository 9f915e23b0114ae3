/** A feature map φ of attention without a softmax, applied to each number x of a query or key. */
export interface FeatureMap {
  /** The kernels' constant `feature`; see shaders/lib/features.wgsl. */
  readonly code: number;
  /** The numbers of φ(x); `share` is the token's index in the text as a share of the horizon, from 0 to 1. */
  readonly numbers: readonly ((x: number, share: number) => number)[];
  /** φ in TeX; `horizon` is that of a map that depends on the token's index. */
  tex(horizon: number): string;
}
