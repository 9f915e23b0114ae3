/** Moves label places apart so that none covers another; keeps their order and stays within the chart where it can. */
export function spread(places: readonly number[], apart: number, max: number): number[] {
  const order = places.map((place, i) => ({ place: Number.isFinite(place) ? place : max, i })).sort((a, b) => a.place - b.place);
  let last = -Infinity;
  for (const item of order) {
    item.place = Math.max(item.place, last + apart);
    last = item.place;
  }
  let ceiling = max;
  for (const item of order.toReversed()) {
    item.place = Math.min(item.place, ceiling);
    ceiling = item.place - apart;
  }
  const out: number[] = [];
  for (const { place, i } of order) out[i] = place;
  return out;
}
