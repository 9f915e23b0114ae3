/** What a layer keeps, as numbers, where the text has so many tokens. */
import type { Plan, PlanBuffer } from '../../attention/plan';
import type { SessionCore } from './session-core';

/**
 * One array of a layer's cache as it was after the token at `index`, laid out as its CacheArray says ([slot, …shape] where it is per token),
 * float32. The text goes on afterwards as if nobody had looked, unless a policy has evicted something since: then it is read again.
 * @param outer nobody wants it any more
 * @returns null where the layer keeps no such array, where there is no such token, or when nobody wants it
 * @throws EngineError, DecodeError `no-model`
 */
export function keptTurn(
  core: SessionCore,
  layer: number,
  array: string,
  index: number,
  outer?: AbortSignal,
): Promise<Float32Array | null> {
  const node = index < 0 ? undefined : core.state.getState().path.at(index);
  return core.look(async (signal) => {
    const { plan } = core.model();
    const buffer = cacheBuffer(plan, layer, array);
    const { tokens, path } = core.state.getState();
    if (buffer === null || node === undefined || path.at(index) !== node) return null;
    return core.reader().contents(tokens, index + 1, buffer, signal);
  }, outer);
}

/**
 * A vector of weights by its tensor's name (`layers.0.attention.convolution`), float32, as the engine computes with it.
 * @returns null where the model has no such vector: a matrix is none
 * @throws EngineError, DecodeError `no-model`
 */
export function vectorTurn(core: SessionCore, tensor: string): Promise<Float32Array | null> {
  const find = async (): Promise<Float32Array | null> => {
    for (const buffer of core.model().plan.buffers) {
      const place = buffer.role === 'vector' ? placeIn(buffer, tensor) : null;
      if (place) return (await core.host.contents(buffer.name)).slice(place.from, place.to);
    }
    return null;
  };
  return core.turns.run('set', find, { cancelled: () => null });
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
