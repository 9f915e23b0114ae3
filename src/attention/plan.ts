/**
 * The plan: a model spec compiled to an ordered list of kernels over named buffers. It knows no GPU: an engine records it
 * (WebGPU) or walks it (the TypeScript reference). Plain data: the page compiles it and sends it to the engine's worker.
 */
import type { TensorShape } from '../model/weights';
import type { CacheArray } from './cache-layout';

/** The most tokens that one step takes, unless a plan is compiled for another number. */
export const defaultMaxRows = 32;

/** A buffer of the plan. Two more exist in every plan without being listed: `step` (see StepInput) and `trace` (see TraceLayout). */
export type PlanBuffer =
  /** Matrices [rows, columns] stacked by rows in the order of `tensors`; float16, packed two to a u32. */
  | {
      readonly name: string;
      readonly role: 'matrix';
      readonly tensors: readonly string[];
      readonly rows: number;
      readonly columns: number;
    }
  /** Vectors joined end to end, float32. A part without a tensor is zeros. */
  | {
      readonly name: string;
      readonly role: 'vector';
      readonly parts: readonly { readonly tensor: string | null; readonly length: number }[];
    }
  /** What a layer keeps between steps, float32. Per-token arrays are laid out [slot, …shape]. */
  | { readonly name: string; readonly role: 'cache'; readonly array: CacheArray }
  /** cos and sin of position × frequency, [positions, headWidth / 2, 2], float32, computed in double precision. */
  | {
      readonly name: string;
      readonly role: 'rope';
      readonly base: number;
      readonly headWidth: number;
      readonly positions: number;
    }
  /** Values that live for one step: [rows, width], float32. */
  | { readonly name: string; readonly role: 'scratch'; readonly width: number };

/** One dispatch. */
export interface Op {
  readonly kernel: string;
  /** The layer it belongs to, for labels; null for the embedding and the logits. */
  readonly layer: number | null;
  /** The plan's buffers by the kernel's binding names. */
  readonly buffers: Readonly<Record<string, string>>;
  /** WGSL `override` constants of the same names: the layer's shape, for which the kernel is compiled. */
  readonly params: Readonly<Record<string, number>>;
  /** Members of the kernel's `offsets`, in which layers of one shape differ: where their fields begin in the trace, and their first head. */
  readonly offsets: Readonly<Record<string, number>>;
}

/**
 * What a layer's weights over the live tokens are. `shares`: a row of a head adds up to 1. `partial`: to less, because an extra logit or a
 * memory takes the rest. `signed`: what a state implies, of any sign and sum. `none`: the layer has no weight per token.
 */
export type Weights = 'shares' | 'partial' | 'signed' | 'none';

/**
 * Where a step writes what it shows. All fields with a fixed size come first, then those with one number per live slot:
 * with `rows` tokens in the step and `live` slots, a fixed field starts at rows · offset and is [rows, size];
 * a per-slot field starts at rows · (fixed + offset · live) and is [rows, size, live].
 */
export interface TraceField {
  /** `logits`, `residualNorm`, `keyNorm`, `valueNorm`, `attention`, and what later mechanisms add. */
  readonly name: string;
  /** Null for what belongs to the model as a whole (`logits`; the `residualNorm` that enters the last norm). */
  readonly layer: number | null;
  readonly size: number;
  readonly perSlot: boolean;
  /** Sum of the sizes of the fields of the same sort (fixed or per slot) that stand before this one. */
  readonly offset: number;
}

export interface TraceLayout {
  readonly fields: readonly TraceField[];
  /** Sum of the sizes of the fixed fields. */
  readonly fixed: number;
  /** Sum of the sizes of the per-slot fields (for softmax models: layers × heads). */
  readonly perSlot: number;
}

export interface Plan {
  readonly vocabulary: number;
  readonly layers: number;
  /** [layers] heads of each, as the spec counts them; a head's number is its place among all, layer by layer. */
  readonly heads: readonly number[];
  /** [layers] what each layer's weights over tokens are. */
  readonly weights: readonly Weights[];
  /** Slots of every per-token cache array that keeps all tokens. */
  readonly slots: number;
  /** How far apart the positions of a step may be. */
  readonly positions: number;
  /** The most tokens that one step may take (prefill chunks). */
  readonly maxRows: number;
  /** Slots of the shortest cache array that keeps only a window; null where every array keeps all tokens. */
  readonly ring: number | null;
  /** Whether something is kept that is not of single tokens, so that a text is taken back to a snapshot or by reading it again. */
  readonly recurrent: boolean;
  /** The cache buffers of which that is so. */
  readonly states: readonly string[];
  /** Snapshots of `states` that an engine has room for, at least three; 0 where there is nothing to keep in them. */
  readonly snapshots: number;
  /** Whether the rows of a step may be a tree: see StepInput.parents. */
  readonly branches: boolean;
  /** How many ops fill the caches: the rest is for rows whose logits are wanted. Null where every op is for every row. */
  readonly earlyExit: number | null;
  /** Every tensor that the weights must hold. */
  readonly tensors: readonly TensorShape[];
  readonly buffers: readonly PlanBuffer[];
  readonly ops: readonly Op[];
  readonly trace: TraceLayout;
}
