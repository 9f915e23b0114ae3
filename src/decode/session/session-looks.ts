/** What can be seen of a session's rows; see looks.ts. */
import type { EngineHost } from '../../engine/host';
import type { StepTrace } from '../../engine/trace';
import type { AttentionRow, MlpRow, PartialLook } from './looks';
import type { LoadedModel } from './session-state';

export interface SessionLooks {
  /** The trace of a token of the active path; undefined if it was discarded for memory. */
  trace(index: number): StepTrace | undefined;
  /**
   * The same, read again if it was discarded.
   * @param outer nobody wants it any more
   * @throws DecodeError `no-step` where there is no such token; `overtaken` if it is removed meanwhile, or nobody wants it
   */
  ensureTrace(index: number, outer?: AbortSignal): Promise<StepTrace>;
  /** The same with the logits of all tokens, where the vocabulary is so large that a trace has only the likeliest. */
  ensureLogits(index: number, outer?: AbortSignal): Promise<StepTrace>;
  /**
   * One array of a layer's cache as it was after the token at `index`, laid out as its CacheArray says ([slot, …shape] where it is per
   * token), float32. If a policy has evicted something since, the text is read again.
   * @param outer nobody wants it any more
   * @returns null where the layer has no such array, where there is no such token, or when nobody wants it
   * @throws EngineError, DecodeError `no-model`
   */
  cacheArray(layer: number, array: string, index: number, outer?: AbortSignal): Promise<Float32Array | null>;
  /**
   * What the MLP of a layer was given and computed when the token at `index` was read: its row is read again, up to there. If a policy has
   * evicted something since, the text is read again.
   * @param outer nobody wants it any more
   * @returns null where the layer has no MLP, where there is no such token, or when nobody wants it
   * @throws EngineError, DecodeError `no-model`
   */
  mlpRow(layer: number, index: number, outer?: AbortSignal): Promise<MlpRow | null>;
  /**
   * A layer's queries and what its heads mixed when the token at `index` was read, for layers that attend over cached keys and values; in all
   * else as `mlpRow`.
   */
  attentionRow(layer: number, index: number, outer?: AbortSignal): Promise<AttentionRow | null>;
  /** What the engine held at some points on the way when the token at `index` was read; in all else as `mlpRow`. */
  partialRow(look: PartialLook, index: number, outer?: AbortSignal): Promise<readonly Float32Array[] | null>;
  /**
   * The residual stream of the tokens from `from` on, before `to`, at most as many as a step takes: before every layer, and after the last. Their
   * rows are read again.
   * @param outer nobody wants it any more
   * @returns [to − from, layers + 1, width]; null for a recording, where there are no such tokens, where something was evicted after them (also by a
   * ring that has moved on), or when nobody wants it
   * @throws EngineError, DecodeError `no-model`
   */
  residuals(from: number, to: number, outer?: AbortSignal): Promise<Float32Array | null>;
  /**
   * Has a look read other texts with the session's engine. The session's text is read again when it is next needed.
   * @param read overwrites the engine's cache as it likes; is called again where it was interrupted
   * @param outer nobody wants it any more
   * @returns null where `read` gives that, or when nobody wants it
   * @throws EngineError, DecodeError `no-model`
   */
  readApart<T>(
    read: (host: EngineHost, model: LoadedModel, signal: AbortSignal) => Promise<T | null>,
    outer?: AbortSignal,
  ): Promise<T | null>;
  /**
   * Weights by their tensor's name (`layers.0.attention.convolution`), row by row, float32, as the engine computes with them.
   * @returns null where the model has no such tensor
   * @throws EngineError, DecodeError `no-model`
   */
  weights(tensor: string): Promise<Float32Array | null>;
}
