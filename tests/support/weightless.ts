/**
 * A mechanism without weights per token, for tests alone: what it keeps is one state a head, written by the delta rule,
 * S ← S (I − β k kᵀ) + β v kᵀ, and nothing per slot. It adds nothing to the residual.
 */
import { keptArray } from '../../src/attention/layouts/array';
import type { Mechanism } from '../../src/attention/mechanism';
import type { AttentionSpec, ModelSpec, SoftmaxSpec } from '../../src/model/spec';

interface WeightlessSpec {
  readonly kind: 'weightless';
  readonly heads: number;
  readonly width: number;
}

const words = { tex: 'S', where: 'S is the state.' };

const state = ({ heads, width }: WeightlessSpec, layer: number) =>
  keptArray('state', layer, 'constant', { heads, keyWidth: width, valueWidth: width });

const weightless = {
  name: () => 'delta rule',
  tensors: () => [],
  cache: (spec, layer) => [state(spec, layer)],
  traceFields: ({ heads }) => [
    { name: 'residualNorm', size: 1 },
    { name: 'stateNorm', size: heads },
  ],
  keyValueHeads: () => 0,
  window: () => null,
  zeroSink: () => 'none',
  weights: () => 'none',
  equations: () => ({ attention: words, cache: words }),
  // S k, v kᵀ and its difference from what was there: three of d × d for each head.
  multiplications: ({ heads, width }) => 3 * heads * width * width,
  build: (spec, { layer, name }) => ({
    buffers: [{ name: `${name}.cache.state`, role: 'cache', array: state(spec, layer) }],
    ops: [],
  }),
  // A mechanism is of a spec's kind, and no spec that is shipped has this one.
} satisfies Mechanism<WeightlessSpec & AttentionSpec>;

type MechanismOf = (spec: AttentionSpec) => Mechanism;

/** The mechanisms that are shipped, and this one. */
export function withWeightless(mechanismOf: MechanismOf): MechanismOf {
  return (spec) => ((spec.kind as string) === 'weightless' ? (weightless as unknown as Mechanism) : mechanismOf(spec));
}

const attention = { kind: 'weightless', heads: 2, width: 4 } as unknown as AttentionSpec;

/** Layers of it around one of softmax attention, unless there is none. */
export function weightlessModel(base: ModelSpec, softmax: SoftmaxSpec | null): ModelSpec {
  const all = softmax ? [attention, softmax, attention] : [attention, attention];
  return { ...base, id: 'weightless', layers: all.map((each) => ({ attention: each, mlp: null })) };
}
