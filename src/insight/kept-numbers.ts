/** What a layer keeps, in numbers: per token, in a window, or constant. */
import { arrayBytes } from '../attention/cache-bytes';
import type { CacheLayout } from '../attention/cache-layout';

export type Growth = 'token' | 'window' | 'constant';

/** Numbers that grow in the same way. */
export interface KeptNumbers {
  readonly growth: Growth;
  /** Per token, or in total where they are `constant`. */
  readonly numbers: number;
  /** For a `window`: its capacity in tokens. */
  readonly capacity: number | null;
}

/** The arrays of one layer's layout, equal kinds taken together, in layout order; arrays kept for drawing are left out. */
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
