/**
 * The plan: a model spec compiled to an ordered list of kernels over named buffers. It knows no GPU: an engine records it
 * (WebGPU) or walks it (the TypeScript reference). Plain data: the page compiles it and sends it to the engine's worker.
 */
import type { RopeScaling } from '../model/spec';
import type { TensorShape } from '../model/weights';
import type { CacheArray } from './cache-layout';

/** The most tokens of one step by default. */
export const defaultMaxRows = 32;

export interface VectorPart {
  readonly tensor: string | null;
  readonly length: number;
  /** The tensor's first number, where not all of it is in this part. */
  readonly from?: number;
}

/** A buffer of the plan. Every plan has two more, which are not listed: `step` (see StepInput) and `trace` (see TraceLayout). */
export type PlanBuffer =
  /** Matrices [rows, columns] stacked by rows in the order of `tensors`; float16, packed two to a u32. */
  | {
      readonly name: string;
      readonly role: 'matrix';
      readonly tensors: readonly string[];
      readonly rows: number;
      readonly columns: number;
      /** The tensor's first row that is in this buffer, where the buffer is one part of it. Left out: all rows are. */
      readonly from?: number;
    }
  /** Vectors joined end to end, float32. A part without a tensor is zeros. */
  | {
      readonly name: string;
      readonly role: 'vector';
      readonly parts: readonly VectorPart[];
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
      readonly scaling?: RopeScaling | undefined;
    }
  /** Values that live for one step: [rows, width], float32. */
  | { readonly name: string; readonly role: 'scratch'; readonly width: number };

/** One dispatch. */
export interface Op {
  readonly kernel: string;
  /** The layer it belongs to, for labels; null for the embedding and the logits. */
  readonly layer: number | null;
  /** Present on the ops of a layer's MLP, which may stand between those of its attention. */
  readonly part?: 'mlp';
  /** The plan's buffers by the kernel's binding names. */
  readonly buffers: Readonly<Record<string, string>>;
  /** Values of the WGSL `override` constants of the same names: the layer's shape, for which the kernel is compiled. */
  readonly params: Readonly<Record<string, number>>;
  /** Members of the kernel's `offsets`, in which layers of one shape differ: the offsets of their fields in the trace, and their first head. */
  readonly offsets: Readonly<Record<string, number>>;
}

/**
 * The kind of a layer's weights over the live tokens. `shares`: a row of a head adds up to 1. `partial`: to less, because an extra logit or a
 * memory takes the rest. `unnormalised`: 0 or more, to anything, even to nothing. `signed`: implied by a state, of any sign and sum. `none`: the layer
 * has no weights per token. Of the weights of the kinds `unnormalised` and `signed`, shares of their row by magnitude are what is counted.
 */
export type WeightKind = 'shares' | 'partial' | 'unnormalised' | 'signed' | 'none';

/**
 * Where a step writes what it shows. All fields with a fixed size come first, then those with one number per live slot:
 * with `rows` tokens in the step and `live` slots, a fixed field starts at rows · offset and is [rows, size];
 * a per-slot field starts at rows · (fixed + offset · live) and is [rows, size, live].
 */
export interface TraceField {
  /** `logits`, `residualNorm`, `keyNorm`, `valueNorm`, `attention`, `gates`, and what later mechanisms add. */
  readonly name: string;
  /** Null for fields of the model as a whole (`logits`; the `residualNorm` before the last norm). */
  readonly layer: number | null;
  readonly size: number;
  readonly perSlot: boolean;
  /** Sum of the sizes of the fields of the same sort (fixed or per slot) before this one. */
  readonly offset: number;
}

export interface TraceLayout {
  readonly fields: readonly TraceField[];
  /** Sum of the sizes of the fixed fields. */
  readonly fixed: number;
  /** Sum of the sizes of the per-slot fields (for softmax models: layers × heads). */
  readonly perSlot: number;
}

/** How the likeliest tokens of a large vocabulary are found. */
export interface LikeliestLayout {
  /** How many are in the trace. */
  readonly count: number;
  /** The logits of all are in the scratch buffer `logits`, in parts of this many tokens: [parts][rows, part], the last part shorter. */
  readonly part: number;
  /** They are sought in chunks of this many. */
  readonly chunk: number;
}

export interface Plan {
  readonly vocabulary: number;
  /** Null: all logits are in the trace. Else the trace has the likeliest, and the log of the sum over all. */
  readonly likeliest: LikeliestLayout | null;
  readonly layers: number;
  /** [layers] heads of each; heads are numbered over the whole model, layer by layer. */
  readonly heads: readonly number[];
  /** [layers] the kind of each layer's weights over tokens. */
  readonly weights: readonly WeightKind[];
  /** Slots of every per-token cache array that keeps all tokens. */
  readonly slots: number;
  /** How far apart the positions of a step may be. */
  readonly positions: number;
  /** Rows of a table of learned positions: a position is then one of the text, and none may be beyond it. Null: only distances matter. */
  readonly learnedPositions: number | null;
  /** The most tokens that one step may take (prefill chunks). */
  readonly maxRows: number;
  /** Slots of the shortest cache array that keeps only a window; null where every array keeps all tokens. */
  readonly ring: number | null;
  /** Whether the cache has parts that are not of single tokens, so that cutting a text back takes a snapshot, or reading it again. */
  readonly recurrent: boolean;
  /** The cache buffers that are not of single tokens. */
  readonly states: readonly string[];
  /** Snapshots of `states` that an engine has room for, at least three; 0 for a plan without states. */
  readonly snapshots: number;
  /** Whether the rows of a step may be a tree: see StepInput.parents. */
  readonly branches: boolean;
  /** How many ops fill the caches: the others are only for rows with logits. Null: every row needs every op. */
  readonly earlyExit: number | null;
  /** Every tensor that the weights must hold. */
  readonly tensors: readonly TensorShape[];
  readonly buffers: readonly PlanBuffer[];
  readonly ops: readonly Op[];
  readonly trace: TraceLayout;
}
