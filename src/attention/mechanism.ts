/**
 * What one attention mechanism contributes to a model: its tensors, its cache, its kernels in a layer and the values it shows.
 * A mechanism is one file that exports one of these, and one line in `mechanisms.ts`.
 */
import type { AttentionSpec } from '../model/spec';
import type { TensorShape } from '../model/weights';
import type { CacheArray } from './cache-layout';
import type { Op, PlanBuffer, TraceField, WeightKind } from './plan';

/** A trace field that a layer writes at every step; the compiler adds its layer and offset. `perSlot` is false by default. */
export type LayerField = Pick<TraceField, 'name' | 'size'> & Partial<Pick<TraceField, 'perSlot'>>;

/** What the compiler gives a mechanism to build a layer. */
export interface LayerContext {
  readonly layer: number;
  /** The prefix of the names of the layer's buffers, `layer3`. */
  readonly name: string;
  /** The prefix of its tensors in the weights, `layers.3.attention`. */
  readonly tensors: string;
  readonly width: number;
  readonly norm: 'rms' | 'layer';
  readonly normEpsilon: number;
  /** Attention and MLP beside each other, with one norm or two; see layerSchema. Null: one after the other. */
  readonly parallel: 'oneNorm' | 'twoNorms' | null;
  /** Whether what attention and MLP add passes through a norm first. */
  readonly normsAfter: boolean;
  /** Slots of every per-token cache array that keeps all tokens. */
  readonly slots: number;
  /** The most tokens that one step may take. */
  readonly maxRows: number;
  /** The attention of every layer of the model: a layer may read another's cache. */
  readonly attentions: readonly AttentionSpec[];
  /** How far apart, in tokens, two positions may be, and so the length of a table of rotations. */
  readonly positions: number;
  /** The scratch buffer [rows, width] that the layer reads and adds to. */
  readonly residual: string;
  /** Heads of all layers before it, which is the number of its first head. */
  readonly firstHead: number;
  /** `TraceLayout.fixed`. */
  readonly traceFixed: number;
  /** `TraceField.offset` of some of the mechanism's own fields, by their names. */
  offsets<Field extends string>(...fields: readonly Field[]): Readonly<Record<Field, number>>;
}

/** Buffers of the same name are one buffer: scratch of several layers is as wide as the widest needs. */
export interface LayerPart {
  readonly buffers: readonly PlanBuffer[];
  readonly ops: readonly Op[];
  /** The ops that add to the residual, after all others; where absent they are among `ops`. */
  readonly adds?: readonly Op[];
  /** If the layer fills the last cache of the model: how many of its ops are needed for a row without logits. */
  readonly exit?: number;
}

/** An equation in TeX, as KaTeX reads it, and what its letters mean. */
export interface Equation {
  readonly tex: string;
  readonly where: string;
}

/** The equation of one attention weight. */
export interface AttentionEquation extends Equation {
  /**
   * The weight of a key in a row, with the numbers that are known without its scores, in TeX; for a row that sees all earlier tokens that the
   * layer lets it see. Absent where there is no such formula.
   */
  weight?(row: number, key: number): string;
}

export interface Equations {
  /** A row of a head's attention, and the head's output. */
  readonly attention: AttentionEquation;
  /** Bytes of a cache of such layers. */
  readonly cache: Equation;
}

/** Attention by sums over the past in place of a softmax. */
export interface Sums {
  readonly feature: { readonly tex: string; at(x: number): number };
  /** Tokens of a group, inside which attention is exact; null: all tokens are in the sums. */
  readonly group: number | null;
  /** A convolution of the values, and the tensor of its taps [heads, kernel] within the layer's attention. */
  readonly convolution: { readonly kernel: number; readonly masked: boolean; readonly tensor: string } | null;
  /** The cache's array [heads, features, values] that holds the sums. */
  readonly state: string;
  /** The field [heads] of the trace that has the state's norm. */
  readonly stateNorm: string;
}

/**
 * A state that decays by γ at every token. `gamma` and `stateNorm` are fields [heads] of the trace; `state` [heads, keyWidth, valueWidth],
 * and per token `keys` [heads, keyWidth], rotated, and `logSums` [heads], Σ log γ up to it, are arrays of the cache.
 */
export interface DecayFields {
  readonly gamma: string;
  readonly stateNorm: string;
  readonly state: string;
  readonly keys: string;
  readonly logSums: string;
}

/** Fields of the trace that hold a token's factors: a [rank, heads] and b [rank, headWidth] of its key and of its value. */
export interface FactorFields {
  readonly key: readonly [a: string, b: string];
  readonly value: readonly [a: string, b: string];
}

/** Fields of the trace that hold a token's latent [d_c] and rotary key [d_R]. */
export interface LatentFields {
  readonly latent: string;
  readonly rotaryKey: string;
}

/**
 * A memory of all segments before the row's own, which has `segment` tokens. `gate`, `share` (of a row's attention) and `norm` are fields
 * [heads] of the trace, `memory` is an array [heads, keyWidth, valueWidth] of the cache.
 */
export interface MemoryFields {
  readonly segment: number;
  readonly gate: string;
  readonly share: string;
  readonly norm: string;
  readonly memory: string;
}

/** A row whose multiplications are counted. */
export interface CountedRow {
  /** The residual's width. */
  readonly width: number;
  /** The token's index in the text. */
  readonly index: number;
  /** How many live tokens it sees, its own included, of the last `window`; null: of all. */
  sees(window: number | null): number;
}

export type ZeroSink = 'can' | 'already' | 'none';

export interface Mechanism<S extends AttentionSpec = AttentionSpec> {
  /** Its name, with its variant: `GQA-2`, `MHA, window 64`. */
  name(spec: S): string;
  /** Present where several layers share one cache: the index of the layer that fills it. */
  readsOf?(attentions: readonly AttentionSpec[]): number;
  /** The tensors of one layer, its norm included; `prefix` is `layers.3.attention`, `width` the residual's. */
  tensors(spec: S, width: number, prefix: string): readonly TensorShape[];
  /** What the layer keeps between steps of at most `maxRows` tokens. */
  cache(spec: S, layer: number, maxRows: number): readonly CacheArray[];
  /**
   * The layer's trace fields except its weights per token, in the order of the trace. Every mechanism has `residualNorm` [1];
   * `keyNorm` and `valueNorm` are [keyValueHeads].
   */
  traceFields(spec: S): readonly LayerField[];
  /** How many heads `keyNorm` and `valueNorm` have; consecutive query heads share one. 0 where the trace has no such fields. */
  keyValueHeads(spec: S): number;
  /** How many of the last tokens a row sees, its own included; null: all. */
  window(spec: S): number | null;
  /** Whether 1 can be added to its softmax's denominator at run time: not where it has an extra logit `already`, or `none`, no softmax. */
  zeroSink(spec: S): ZeroSink;
  /** The kind of its weights over tokens. Unless `none`, the trace has them as the field `attention` [heads, live]. */
  weights(spec: S): WeightKind;
  equations(spec: S): Equations;
  /**
   * Multiplications (multiply–adds) of one row in one layer: products of vectors and matrices alone, in the order in which the kernels compute
   * them. What is done number by number (norms, biases, rotations, φ, softmax, gates) and what is computed only to be drawn is left out.
   */
  multiplications(spec: S, row: CountedRow): number;
  /** Whether its kernels can read a step whose rows form a tree (`StepInput.parents`); false by default. */
  readonly branches?: boolean;
  /** Present for linear attention: its running sums. */
  sums?(spec: S): Sums;
  /** Present for retention: its decaying state. */
  decay?(spec: S): DecayFields;
  /** Present for tensor-product attention: the factors of keys and values. */
  factors?(spec: S): FactorFields;
  /** Present for latent attention (MLA): the latent that is cached. */
  latent?(spec: S): LatentFields;
  /** Present for Infini-attention: its memory of earlier segments. */
  memory?(spec: S): MemoryFields;
  /** The kernels that add the mechanism's output to the residual. */
  build(spec: S, context: LayerContext): LayerPart;
}
