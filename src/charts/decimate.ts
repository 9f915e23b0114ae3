/**
 * The points of a series that a chart so many pixels wide can show: in every pixel column the smallest and the largest, so
 * that no peak is lost.
 * @returns indices into `values`, in order
 */
export function decimate(values: ArrayLike<number>, pixels: number): number[] {
  const count = values.length;
  if (count <= 2 * pixels) return Array.from({ length: count }, (_, i) => i);
  const kept: number[] = [];
  for (let p = 0; p < pixels; p++) {
    const from = Math.floor((p * count) / pixels);
    const to = Math.floor(((p + 1) * count) / pixels);
    let least = from;
    let most = from;
    for (let i = from; i < to; i++) {
      if ((values[i] ?? 0) < (values[least] ?? 0)) least = i;
      if ((values[i] ?? 0) > (values[most] ?? 0)) most = i;
    }
    kept.push(...(least === most ? [least] : [Math.min(least, most), Math.max(least, most)]));
  }
  return kept;
}
