/** What a number field makes of what is typed in it, and of its stepper. Whole numbers where the step is whole. */
import { roundedTo } from '../../words/numbers';

export interface NumberBounds {
  readonly min: number;
  readonly max: number;
  /** What the arrow keys add. */
  readonly step: number;
}

/** The number that a text is, or null where it is none within the bounds; `Number` alone would take an empty text for 0. */
export function typedNumber(text: string, { min, max, step }: NumberBounds): number | null {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const fits = value >= min && value <= max && (!Number.isInteger(step) || Number.isInteger(value));
  return fits ? value : null;
}

/** The next multiple of the step above or below a value, within the bounds: 0.07 in steps of 0.05 goes to 0.1 or 0.05. */
export function steppedNumber(value: number, direction: 1 | -1, { min, max, step }: NumberBounds): number {
  // A multiple of 0.05 is not always one in binary: a value this close to one counts as one.
  const places = value / step;
  const near = Math.round(places);
  const from = Math.abs(places - near) < 1e-6 ? near : direction > 0 ? Math.floor(places) : Math.ceil(places);
  const next = roundedTo((from + direction) * step, 6);
  return Math.min(max, Math.max(min, next));
}
