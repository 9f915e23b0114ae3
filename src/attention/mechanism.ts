/**
 * What one attention mechanism contributes to a model: its tensors, its cache, its kernels in a layer and what it lets be seen.
 * A mechanism is one file that exports one of these, and one line in `mechanisms.ts`.
 */
import type { AttentionSpec } from '../model/spec';
import type { TensorShape } from '../model/weights';
import type { CacheArray } from './cache-layout';
import type { Op, PlanBuffer, TraceField } from './plan';

/** A value that a layer writes at every step; the compiler gives it its layer and its place. */
export type LayerField = Pick<TraceField, 'name' | 'size' | 'perSlot'>;

/** What the compiler tells a mechanism about the layer that it builds. */
export interface LayerContext {
  readonly layer: number;
  /** The prefix of the names of the layer's buffers, `layer3`. */
  readonly name: string;
  /** The prefix of its tensors in the weights, `layers.3.attention`. */
  readonly tensors: string;
  readonly width: number;
  readonly normEpsilon: number;
  /** Slots of every per-token cache array. */
  readonly slots: number;
  /** How far apart, in tokens, two positions may be, and so the length of a table of rotations. */
  readonly positions: number;
  /** The scratch buffer [rows, width] that the layer reads and adds to. */
  readonly residual: string;
  /** `TraceLayout.fixed`. */
  readonly traceFixed: number;
  /** `TraceField.before` of one of the mechanism's own fields. */
  before(field: string): number;
}

/** Buffers of the same name are one buffer: scratch of several layers is as wide as the widest asks for. */
export interface LayerPart {
  readonly buffers: readonly PlanBuffer[];
  readonly ops: readonly Op[];
}

export interface Mechanism<S extends AttentionSpec = AttentionSpec> {
  /** The tensors of one layer, its norm included; `prefix` is `layers.3.attention`, `width` the residual's. */
  tensors(spec: S, width: number, prefix: string): readonly TensorShape[];
  /** What the layer keeps between steps. */
  cache(spec: S, layer: number): readonly CacheArray[];
  /** What a step of the layer shows, in the order in which it is written. */
  traceFields(spec: S): readonly LayerField[];
  /** The kernels that add the mechanism's output to the residual. */
  build(spec: S, context: LayerContext): LayerPart;
}
