/** The residual stream of any text, read from nothing. */
import type { Plan } from '../../attention/plan';
import { residualStops } from '../../attention/residual-rows';
import type { Interventions, StepInput } from '../../engine/engine';
import type { EngineHost } from '../../engine/host';

/** The residual stream of a text. */
export interface Stream {
  readonly stops: number;
  readonly width: number;
  /** [tokens, layers + 1, width] before every layer, and after the last */
  readonly rows: Float32Array;
}

/**
 * Reads under a full cache, chunk by chunk, stopped between layers, where it can be given up. Overwrites the engine's cache.
 * @param tokens at most as many as the plan has slots
 * @param how.dropFirst token 0 leaves the cache after its own row, so that no later row sees it; not for a plan with a state, in which it would stay
 * @param onRead called after each chunk with how many rows it had
 * @returns null for a plan that computes nothing, and when interrupted
 * @throws EngineError
 */
export async function readStream(
  host: Pick<EngineHost, 'forward' | 'contents'>,
  plan: Plan,
  tokens: readonly number[],
  { interventions, dropFirst }: { readonly interventions: Interventions; readonly dropFirst: boolean },
  signal: AbortSignal,
  onRead: (rows: number) => void = () => undefined,
): Promise<Stream | null> {
  const where = residualStops(plan);
  if (where === null) return null;
  const { ends, buffer, width } = where;
  const rows = new Float32Array(tokens.length * ends.length * width);
  const places = Uint32Array.from(tokens, (_, i) => i);
  for (let from = 0; from < tokens.length; ) {
    // Token 0 is dropped after its own row, before any other row sees it.
    const to = dropFirst && from === 0 ? 1 : Math.min(tokens.length, from + plan.maxRows);
    const live = places.slice(dropFirst && from > 0 ? 1 : 0, to);
    const chunk = Uint32Array.from(tokens.slice(from, to));
    const input: StepInput = { tokens: chunk, slots: live, positions: live, index: from, interventions };
    for (const [stop, ops] of ends.entries()) {
      const after = stop === 0 ? 0 : (ends[stop - 1] ?? 0);
      await host.forward({ ...input, ops, ...(after === 0 ? {} : { after }) }, true);
      if (signal.aborted) return null;
      const seen = await host.contents(buffer);
      if (signal.aborted) return null;
      for (let row = from; row < to; row++)
        rows.set(seen.subarray((row - from) * width, (row - from + 1) * width), (row * ends.length + stop) * width);
    }
    onRead(to - from);
    from = to;
  }
  return { stops: ends.length, width, rows };
}
