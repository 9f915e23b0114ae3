/** Rows of a step as a tree (StepInput.parents); without parents they are one path. */
import { type StepInput, textIndexOf } from './engine';

/** The rows of a row's path, from the one after the text to itself. */
export function pathOf({ parents }: StepInput, row: number): readonly number[] {
  if (!parents) return Array.from({ length: row + 1 }, (_, i) => i);
  const path: number[] = [];
  for (let at = row; at >= 0; at = parents[at] ?? -1) path.unshift(at);
  return path;
}

/** Index in the text of a row's token. */
export function rowIndexOf(step: StepInput, row: number): number {
  return textIndexOf(step) + (step.parents ? pathOf(step, row).length - 1 : row);
}

/** The row of the step's token at an index in the text, on the path of `row`; below 0 for a token of an earlier step. */
export function rowAt(step: StepInput, row: number, index: number): number {
  const place = index - textIndexOf(step);
  return place >= 0 && step.parents ? (pathOf(step, row)[place] ?? -1) : place;
}

/** Whether a row sees another of the step. */
export function sees(step: StepInput, row: number, other: number): boolean {
  return step.parents ? pathOf(step, row).includes(other) : other <= row;
}
