/** The ring of a windowed layer when a row runs. */
import type { CacheLayout } from '../attention/cache-layout';
import type { StepTrace } from '../engine/trace';

/** Places of a layer's cache, where they are fewer than the model's slots; null where every slot has one, or none has. */
export function placesOf(layout: CacheLayout, layer: number, slots: number): number | null {
  const bounds = layout
    .filter((array) => array.layer === layer && array.per === 'token' && !array.forDisplay)
    .map(({ capacity }) => capacity ?? slots);
  const places = Math.max(0, ...bounds);
  return places > 0 && places < slots ? places : null;
}

type Held = Pick<StepTrace, 'slots' | 'positions'>;

/**
 * [places] the rank among the row's keys of the token in each place, −1 for a free one. A slot is at its number modulo the
 * places, where a later token overwrites an earlier one.
 */
export function ringRanks({ slots }: Held, places: number): Int32Array {
  const ranks = new Int32Array(places).fill(-1);
  for (const [rank, slot] of slots.entries()) ranks[slot % places] = rank;
  return ranks;
}

/**
 * Whether the row itself attends to a kept token, by its rank: a ring has more than its window, since a step takes several
 * rows at once, and the window of its first row must be there too.
 */
export function isLookedAt({ positions }: Held, rank: number, window: number): boolean {
  return (positions.at(-1) ?? 0) - (positions[rank] ?? 0) < window;
}
