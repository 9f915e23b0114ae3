/**
 * The points of a series that a chart of this width in pixels can show: in every pixel column the smallest and the largest, so
 * that no peak is lost, and a gap where a whole column has no value.
 * @returns indices into `values`, in order; the first and the last are among them
 */
export function decimate(values: ArrayLike<number>, pixels: number): number[] {
  const count = values.length;
  const columns = Math.max(1, Math.floor(pixels));
  if (count <= 2 * columns) return Array.from({ length: count }, (_, i) => i);
  const kept = new Set<number>([0]);
  for (let p = 0; p < columns; p++) {
    const from = Math.floor((p * count) / columns);
    const to = Math.floor(((p + 1) * count) / columns);
    let lowest = -1;
    let highest = -1;
    for (let i = from; i < to; i++) {
      const value = values[i] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      if (lowest < 0 || value < (values[lowest] ?? 0)) lowest = i;
      if (highest < 0 || value > (values[highest] ?? 0)) highest = i;
    }
    if (lowest < 0) kept.add(from);
    else {
      kept.add(Math.min(lowest, highest));
      kept.add(Math.max(lowest, highest));
    }
  }
  kept.add(count - 1);
  return [...kept];
}
