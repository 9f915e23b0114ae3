/** What a layer keeps, as numbers, where the text has so many tokens. */
import type { Plan, PlanBuffer } from '../attention/plan';
import type { SessionCore } from './session-core';

/**
 * One array of a layer's cache as it is after the token at `index`, laid out as its CacheArray says ([slot, …shape] where it is per token),
 * float32. A text that has gone on since is taken back to there, which a state allows only by reading it again.
 * @returns null where the layer keeps no such array, where there is no such token, or when interrupted
 * @throws EngineError, DecodeError `no-model`
 */
export function keptTurn(core: SessionCore, layer: number, array: string, index: number): Promise<Float32Array | null> {
  return core.turns.queued(async () => {
    const { plan } = core.model();
    const buffer = cacheBuffer(plan, layer, array);
    const { tokens } = core.state.getState();
    if (buffer === null || index < 0 || index >= tokens.length) return null;
    const { signal } = core.turns;
    await core.reader().stand(tokens, index + 1, signal);
    return signal.aborted ? null : core.host.contents(buffer);
  });
}

/**
 * A vector of weights by its tensor's name (`layers.0.attention.convolution`), float32, as the engine computes with it.
 * @returns null where the model has no such vector: a matrix is none
 * @throws EngineError, DecodeError `no-model`
 */
export function vectorTurn(core: SessionCore, tensor: string): Promise<Float32Array | null> {
  return core.turns.queued(async () => {
    for (const buffer of core.model().plan.buffers) {
      const place = buffer.role === 'vector' ? placeIn(buffer, tensor) : null;
      if (place) return (await core.host.contents(buffer.name)).slice(place.from, place.to);
    }
    return null;
  });
}

function cacheBuffer(plan: Plan, layer: number, array: string): string | null {
  const found = plan.buffers.find(
    (buffer) => buffer.role === 'cache' && buffer.array.layer === layer && buffer.array.name === array,
  );
  return found?.name ?? null;
}

function placeIn(
  buffer: Extract<PlanBuffer, { role: 'vector' }>,
  tensor: string,
): { readonly from: number; readonly to: number } | null {
  let from = 0;
  for (const part of buffer.parts) {
    if (part.tensor === tensor) return { from, to: from + part.length };
    from += part.length;
  }
  return null;
}
