/** The interface of both backends. */
import type { Plan } from '../attention/plan';

/**
 * One step's input, `rows` new tokens over `live` slots. The list of live slots is in the order of the cache (rank); the new
 * tokens have the last `rows` ranks. A layer that keeps only a window has `most` slots and slot i at i modulo `most`: slots
 * that a row sees together must differ there. Row r attends to ranks 0 … live − rows + r. A slot's key is cached before
 * rotation and rotated when it is read, at `positions[rank]`, so that positions in the text and positions inside the cache
 * need the same kernel, and cutting a text back is passing a shorter list.
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
   * Index in the text of the step's first token; at 0 the states are reset. Left out: the number of live slots before it, as if nothing
   * was evicted.
   */
  readonly index?: number;
  /**
   * [rows] The row that each follows, an earlier one; −1: the text. The rows are then a tree: each sees its own path alone, and the step leaves
   * the cache unchanged. Only for plans with `branches`, after a text's first token.
   */
  readonly parents?: Int32Array;
  /** The token that follows the step's last row, where that is known: of a large vocabulary its logit is then in the trace. */
  readonly following?: number;
  /** Of a large vocabulary, behind a captured trace: [rows, vocabulary] the logits of all tokens. */
  readonly allLogits?: boolean;
  /** The snapshot to which the states are copied before the step, and before any restore; see Plan.states. */
  readonly keep?: number;
  /** The snapshot from which the states are restored before the step. */
  readonly restore?: number;
  /** Only fill the caches: the ops before `plan.earlyExit`. Nothing is read back. */
  readonly fillOnly?: boolean;
  /**
   * A partial step: only this many of the plan's ops. Nothing is read back; scratch buffers then hold what later ops would overwrite, in their
   * first rows. What these ops write into the caches is what the whole step writes there.
   */
  readonly ops?: number;
  /** A partial step goes on where one with the same rows ended: this many ops have run. Nothing else may have run between the two. */
  readonly after?: number;
}

/** The op before which a step ends; it begins with that at `after`, or with the first. */
export function opsOf(plan: Plan, { fillOnly, ops }: StepInput): number {
  return Math.min(ops ?? plan.ops.length, fillOnly ? (plan.earlyExit ?? plan.ops.length) : plan.ops.length);
}

/** See StepInput.index. */
export function textIndexOf({ tokens, slots, index }: StepInput): number {
  return index ?? slots.length - tokens.length;
}

/** The token that follows a row, where it is known. */
export function followingOf({ tokens, parents, following }: StepInput, row: number): number | undefined {
  if (parents) return undefined;
  return row + 1 < tokens.length ? tokens[row + 1] : following;
}

/** Interventions on a model at run time. Left out: none. */
export interface Interventions {
  /** One more logit of 0, whose value is zero, in every softmax's denominator: softmax + 1 at run time (the zero sink of 2309.17453). */
  readonly zeroSink: boolean;
  /**
   * Heads whose output is replaced by zero, numbered over the whole model, layer by layer; their weights are still shown. Numbers
   * are below `maxHeads`.
   */
  readonly silenced: readonly number[];
}

/** Heads for which a step's header has bits. */
export const maxHeads = 2048;

export type ComputingBackend = 'webgpu' | 'cpu';
/** `recorded`: nothing runs here; the rows are those of a recording. */
export type BackendName = ComputingBackend | 'recorded';

/** One buffer that a backend has allocated. */
export interface Allocation {
  readonly name: string;
  readonly role: string;
  readonly layer: number | null;
  /** Bytes allocated (GPUBuffer.size, or the typed array's byteLength). */
  readonly bytes: number;
}

export interface Engine {
  readonly backend: BackendName;
  readonly plan: Plan;
  /**
   * Runs one step and resolves to the trace buffer laid out as `plan.trace` says: with `capture`, rows · (fixed + perSlot · live)
   * numbers, and with `allLogits` those of a large vocabulary behind them; without, rows · vocabulary numbers, all logits, also of a large vocabulary; nothing for a step that only fills the caches.
   * @throws EngineError code `lost` when the device went away; code `input` when the input does not fit the plan.
   */
  forward(input: StepInput, capture: boolean): Promise<Float32Array>;
  allocations(): readonly Allocation[];
  /**
   * The whole contents of one of the plan's float32 buffers after the last step: a layer's cache array, its vectors of weights, or scratch,
   * which holds what the last op that wrote it left there. Not part of a step: it costs another copy and mapping.
   * @param snapshot read one of the plan's states from this snapshot instead; the states themselves do not change
   * @throws EngineError code `input` for a buffer that the plan lacks or that is not float32, or for a snapshot without it;
   * `lost` when the device went away
   */
  contents(name: string, snapshot?: number): Promise<Float32Array>;
  dispose(): void;
}

/**
 * `lost`: the device went away; `unavailable`: no such backend here; `memory`: there is none left for the model; `input`: the step does not fit the plan; `closed`: the engine
 * was ended by its owner.
 */
export type EngineErrorCode = 'lost' | 'unavailable' | 'memory' | 'input' | 'closed';

export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;
  constructor(code: EngineErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
