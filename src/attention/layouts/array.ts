import type { CacheArray } from '../cache-layout';

/** Bytes of a cached number: float32 by default, as in the engines; the calculators may choose another. */
export const bytesOfFloat32: number = Float32Array.BYTES_PER_ELEMENT;

/** One array of a layer's cache, its extents by name: `{ heads: 4, headWidth: 32 }`. */
export function keptArray(
  name: string,
  layer: number,
  per: CacheArray['per'],
  extents: Readonly<Record<string, number>>,
  capacity?: number,
): CacheArray {
  return {
    name,
    layer,
    per,
    shape: Object.entries(extents).map(([extent, size]) => ({ name: extent, size })),
    bytesPerElement: bytesOfFloat32,
    forDisplay: false,
    ...(capacity === undefined ? {} : { capacity }),
  };
}
