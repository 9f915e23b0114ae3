/** What a layer keeps, as numbers: for every token, for the last so many, or however long the text. */
import { arrayBytes } from '../attention/cache-bytes';
import type { CacheLayout } from '../attention/cache-layout';

export type Growth = 'token' | 'window' | 'constant';

/** Numbers that grow alike. */
export interface KeptNumbers {
  readonly growth: Growth;
  /** Of one token, or of all there is where they are `constant`. */
  readonly numbers: number;
  /** Of a `window`: the most tokens whose part is kept. */
  readonly capacity: number | null;
}

/** The arrays of one layer's layout, those alike taken together, in the order in which they stand; what is kept for drawing is left out. */
export function keptNumbers(layout: CacheLayout): readonly KeptNumbers[] {
  const found = new Map<string, KeptNumbers>();
  for (const array of layout) {
    if (array.forDisplay) continue;
    const growth = array.per === 'constant' ? 'constant' : array.capacity === undefined ? 'token' : 'window';
    const key = `${growth} ${array.capacity}`;
    const numbers = arrayBytes(array) / array.bytesPerElement + (found.get(key)?.numbers ?? 0);
    found.set(key, { growth, numbers, capacity: array.capacity ?? null });
  }
  return [...found.values()];
}
