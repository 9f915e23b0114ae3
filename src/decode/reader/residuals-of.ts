/** The residual stream of cached rows, which are read again in parts: up to every layer, and through the last. */
import type { Plan } from '../../attention/plan';
import { residualStops } from '../../attention/residual-rows';
import type { StepInput } from '../../engine/engine';
import type { TokenRange } from './reading-settings';
import type { Replayed } from './rows-again';

/**
 * The present states are saved and restored.
 * @param range at most as many rows as a step takes
 * @returns what gives [to − from, layers + 1, width], or null when interrupted; null for a plan that computes nothing, or where there are no such rows
 */
export function residualsOf(
  plan: Plan,
  { from, to }: TokenRange,
  contents: (buffer: string) => Promise<Float32Array>,
  signal: AbortSignal,
): Replayed<Float32Array | null> | null {
  const stops = residualStops(plan);
  if (stops === null || !(from >= 0 && from < to && to <= from + plan.maxRows)) return null;
  const { ends, buffer, width } = stops;
  return async ({ maxRows, forward }, cached, replay) => {
    let states: Pick<StepInput, 'restore' | 'keep'> = {
      ...cached.setAside(),
      ...(replay.snapshot && { restore: replay.snapshot.index }),
    };
    const seen = new Float32Array((to - from) * ends.length * width);
    try {
      for (let index = replay.from; index < to; states = {}) {
        const isWanted = index >= from;
        const chunk = cached.tokens.slice(index, Math.min(isWanted ? to : from, index + maxRows));
        const table = cached.tableOf(index + chunk.length);
        // Rows before those that are wanted only bring the states to where they were.
        for (const [stop, ops] of isWanted ? ends.entries() : [[0, ends.at(-1) ?? 0] as const]) {
          const after = stop === 0 ? 0 : (ends[stop - 1] ?? 0);
          await forward(chunk, table, { index, ops, ...(after === 0 ? states : { after }) });
          // The caches have the numbers that they had, whatever part of a step ran.
          if (signal.aborted) return null;
          if (!isWanted) continue;
          const rows = await contents(buffer);
          for (let row = 0; row < chunk.length; row++)
            seen.set(rows.subarray(row * width, (row + 1) * width), ((index - from + row) * ends.length + stop) * width);
        }
        index += chunk.length;
      }
      return seen;
    } catch (error) {
      cached.forget();
      throw error;
    }
  };
}
