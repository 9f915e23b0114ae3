/**
 * What a layer keeps between steps. The engine allocates from this and every chart and calculator reads its bytes from it,
 * so that a picture cannot disagree with the memory in use.
 */

/** A named array of a layer's cache. */
export interface CacheArray {
  /** The array's name within its layer, in the field's terms: `key`, `value`, `latent`, `state` … */
  readonly name: string;
  readonly layer: number;
  /** `token`: `shape` is repeated for every slot. `constant`: the array has this shape for a text of any length. */
  readonly per: 'token' | 'constant';
  /** For a per-token array: the most tokens it keeps, as in a window or a segment; absent: all. */
  readonly capacity?: number;
  /** Extents, with their names, e.g. `[{ name: 'keyValueHeads', size: 4 }, { name: 'headWidth', size: 32 }]`. */
  readonly shape: readonly { readonly name: string; readonly size: number }[];
  readonly bytesPerElement: number;
  /** Kept only to be drawn; counted separately from the cache. */
  readonly forDisplay: boolean;
}

export type CacheLayout = readonly CacheArray[];
