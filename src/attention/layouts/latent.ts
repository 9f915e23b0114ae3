import type { CacheArray } from '../cache-layout';
import { keptArray } from './array';

export interface LatentShape {
  /** d_c, the width of the latent from which all heads' keys and values are projected. */
  readonly latentWidth: number;
  /** d_R, the width of the one rotary key that all heads share; 0 where there is none. */
  readonly rotaryWidth: number;
}

/** Multi-head latent attention (DeepSeek-V2, 2405.04434, section 2.1): d_c + d_R numbers per token and layer, for any number of heads. */
export function latentLayout(
  { latentWidth, rotaryWidth }: LatentShape,
  layer: number,
): readonly [latent: CacheArray, rotaryKey: CacheArray] {
  return [keptArray('latent', layer, 'token', { latentWidth }), keptArray('rotaryKey', layer, 'token', { rotaryWidth })];
}
