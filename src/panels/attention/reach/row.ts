/** How far the row that is looked at reaches, and what flowed into it from a token, as equations with their numbers. */
import { texShare } from '../../kit/tex-numbers';

interface Reach {
  readonly row: number;
  readonly layers: number;
  /** Tokens in reach behind all layers. */
  readonly reached: number;
  /** The window that all layers have; null where they have none, or not the same. */
  readonly window: number | null;
}

/** @param flow the share of a token at the bottom; null where it is not drawn or not known */
export function reachRow(
  { row, layers, reached, window }: Reach,
  flow: { readonly key: number; readonly share: number } | null,
): string {
  const behind = window === null ? null : layers * (window - 1) + 1;
  // Where a policy keeps more or fewer tokens than the windows do, only what was found is said.
  const how =
    window !== null && behind !== null && Math.min(row + 1, behind) === reached
      ? String.raw`= \min\bigl(${row} + 1,\; ${layers}\,(${window} - 1) + 1\bigr) `
      : '';
  const reach = `R_{${layers}} ${how}= ${reached}`;
  return flow === null || !Number.isFinite(flow.share)
    ? reach
    : String.raw`${reach}, \qquad v^{0}_{${flow.key}} ${texShare(flow.share)}`;
}
