/** What a run's curves have at the places that they share; pure. */
import { mean } from 'd3-array';
import type { Trained } from '../../../store/training/training-state';
import { isLookedAt } from '../../../trainer/training';

type Field = 'loss' | 'ordinary' | 'trigger' | 'valueRatio';

/** The steps of a run that are drawn, from 0 to its end, so that the axis is as long from the start: where it looks, and where it was paused. */
export function placesOf({ settings: { steps }, snapshots }: Trained): readonly number[] {
  const all = new Set(snapshots.map(({ step }) => step));
  for (let step = 0; step <= steps; step++) if (isLookedAt(step, steps)) all.add(step);
  return [...all].toSorted((a, b) => a - b);
}

/** A number of each snapshot at the places; NaN beyond those that are there, and between two of them the line that joins them. */
export function recorded({ snapshots }: Trained, places: readonly number[], field: Field): readonly number[] {
  let after = 0;
  return places.map((place) => {
    while (after < snapshots.length && (snapshots[after]?.step ?? 0) < place) after += 1;
    const [a, b] = [snapshots[after - 1], snapshots[after]];
    if (b === undefined) return Number.NaN;
    if (a === undefined || b.step === place) return b[field];
    return a[field] + ((b[field] - a[field]) * (place - a.step)) / (b.step - a.step);
  });
}

/** The mean loss of the steps since the place before; NaN where there was none yet. */
export function trainedOn({ losses, step }: Trained, places: readonly number[]): readonly number[] {
  return places.map((place, i) => {
    const from = places[i - 1] ?? 0;
    return place > step || place === from ? Number.NaN : (mean(losses.subarray(from, place)) ?? Number.NaN);
  });
}
