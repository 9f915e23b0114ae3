/** The one interface behind which both backends stand. */
import type { Plan } from '../attention/plan';

/**
 * One step's input, `rows` new tokens over `live` slots. The list of live slots is in the order of the cache (rank); the new
 * tokens take the last `rows` places of it. A layer that keeps only a window has `most` slots and slot i at i modulo `most`: those
 * that it is to see at once must not meet there. Row r attends to ranks 0 … live − rows + r. A slot's key is cached before
 * rotation and rotated when it is read, at `positions[rank]`, so that positions in the text and positions inside the cache
 * are the same kernel, and going back is passing a shorter list.
 */
export interface StepInput {
  /** [rows] */
  readonly tokens: Uint32Array;
  /** [live] the slot in which each rank is stored */
  readonly slots: Uint32Array;
  /** [live] the rotary position of each rank */
  readonly positions: Uint32Array;
  readonly interventions?: Interventions;
  /**
   * Index in the text of the step's first token; at 0 a text begins, before which a state is nothing. Left out: as many as are live
   * before it, as where nothing has gone.
   */
  readonly index?: number;
  /**
   * [rows] The row that each goes on from, before it; −1: from the text. The rows are then a tree of ways on, each of which sees its own path
   * alone, and nothing is kept of the step. Only for plans that can branch, after a text's first token.
   */
  readonly parents?: Int32Array;
  /** A snapshot in which the states are kept as they are before the step, and before they go back to another; see Plan.states. */
  readonly keep?: number;
  /** A snapshot to which the states go back before the step. */
  readonly restore?: number;
  /** Only fill the caches: the ops before `plan.earlyExit`. Nothing is read back. */
  readonly fillOnly?: boolean;
}

/** See StepInput.index. */
export function textIndexOf({ tokens, slots, index }: StepInput): number {
  return index ?? slots.length - tokens.length;
}

/** What is done to a model while it runs. Left out: nothing. */
export interface Interventions {
  /** One more logit of 0, whose value is zero, in every softmax's denominator: softmax + 1 at run time (the zero sink of 2309.17453). */
  readonly zeroSink: boolean;
  /**
   * Heads whose output is taken as zero, each by its place among all heads of the model, layer by layer; their weights are still
   * shown. At most `mostHeads` heads can be named.
   */
  readonly silenced: readonly number[];
}

/** Heads that a step's header has bits for. */
export const maxHeads = 256;

export type BackendName = 'webgpu' | 'cpu';

/** One allocated buffer, as the backend really holds it. */
export interface Allocation {
  readonly name: string;
  readonly role: string;
  readonly layer: number | null;
  /** Bytes really allocated (GPUBuffer.size, or the typed array's byteLength). */
  readonly bytes: number;
}

export interface Engine {
  readonly backend: BackendName;
  readonly plan: Plan;
  /**
   * Runs one step and resolves to the trace buffer laid out as `plan.trace` says: with `capture`, rows · (fixed + perSlot · live)
   * numbers; without, the first rows · vocabulary (the logits) only; nothing of a step that fills only.
   * @throws EngineError code `lost` when the device went away; code `input` when the input does not fit the plan.
   */
  forward(input: StepInput, capture: boolean): Promise<Float32Array>;
  allocations(): readonly Allocation[];
  /**
   * The numbers in one of the plan's float32 buffers as the last step left them, whole: what a layer keeps, or its vectors of weights. Not
   * part of a step: it costs a copy and a mapping of its own.
   * @param snapshot instead, one of the plan's states as this snapshot has it; the states themselves stay as they are
   * @throws EngineError code `input` for a buffer that the plan lacks or that holds no float32, or for a snapshot that has it not;
   * `lost` when the device went away
   */
  contents(name: string, snapshot?: number): Promise<Float32Array>;
  dispose(): void;
}

/**
 * `lost`: the device went away; `unavailable`: no such backend here; `input`: the step does not fit the plan; `closed`: whoever started
 * the engine has ended it.
 */
export type EngineErrorCode = 'lost' | 'unavailable' | 'input' | 'closed';

export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;
  constructor(code: EngineErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
