/**
 * What a layer keeps between steps. The engine allocates from this and every chart and calculator reads its bytes from it,
 * so that a picture cannot disagree with the memory that is really held.
 */

/** One named array that a layer keeps. */
export interface CacheArray {
  /** The array's name within its layer, in the field's terms: `key`, `value`, `latent`, `state` … */
  readonly name: string;
  readonly layer: number;
  /** `token`: `shape` is repeated for every slot. `constant`: `shape` is all there is, however long the text. */
  readonly per: 'token' | 'constant';
  /** Of a per-token array: the most tokens whose part is kept, as a window or a segment has it. All of them where it is absent. */
  readonly capacity?: number;
  /** Extents, with their names, e.g. `[{ name: 'keyValueHeads', size: 4 }, { name: 'headWidth', size: 32 }]`. */
  readonly shape: readonly { readonly name: string; readonly size: number }[];
  readonly bytesPerElement: number;
  /** Kept only so that it can be drawn; counted apart from the cache proper. */
  readonly forDisplay: boolean;
}

export type CacheLayout = readonly CacheArray[];
