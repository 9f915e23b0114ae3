/**
 * The cross-decoder of YOCO (Sun et al. 2405.05254): softmax attention of each layer's own queries over one cache of keys and values.
 * The first of its layers fills the cache from the self-decoder's output, so no key or value depends on a cross layer, and a
 * token whose logits are not needed stops there. The kernels are those of softmax attention.
 */
import type { AttentionSpec, CrossSpec, SoftmaxSpec } from '../model/spec';
import { words } from '../words';
import type { Mechanism } from './mechanism';
import { buildSoftmax, softmax } from './softmax';

export const cross: Mechanism<CrossSpec> = {
  name: ({ heads, keyValueHeads }) => words.mechanisms.cross.name(heads, keyValueHeads),
  readsOf: fillingLayer,

  tensors: (spec, width, prefix) =>
    softmax
      .tensors(plain(spec), width, prefix)
      .filter(({ name }) => spec.fills || !(name.startsWith(`${prefix}.key.`) || name.startsWith(`${prefix}.value.`))),

  cache: (spec, layer, maxRows) => (spec.fills ? softmax.cache(plain(spec), layer, maxRows) : []),

  traceFields: (spec) => softmax.traceFields(plain(spec)),

  keyValueHeads: ({ keyValueHeads }) => keyValueHeads,
  window: () => null,
  zeroSink: () => 'can',
  weights: () => 'shares',
  equations: (spec) => ({
    attention: { ...softmax.equations(plain(spec)).attention, where: words.mechanisms.cross.attention },
    cache: {
      tex: String.raw`\text{${words.mechanisms.bytes}} = 2 \cdot G \cdot d \cdot b \cdot n`,
      where: words.mechanisms.cross.cache,
    },
  }),

  multiplications: (spec, row) =>
    softmax.multiplications(plain(spec), row) - (spec.fills ? 0 : 2 * row.width * spec.keyValueHeads * spec.headWidth),

  build(spec, context) {
    const part = buildSoftmax(plain(spec), context, fillingLayer(context.attentions));
    // Keys and values are projected first; queries come with them in the same dispatch.
    return spec.fills ? { ...part, exit: 1 } : part;
  },
};

function fillingLayer(attentions: readonly AttentionSpec[]): number {
  return attentions.findIndex((attention) => attention.kind === 'cross' && attention.fills);
}

function plain({ heads, keyValueHeads, headWidth, rope, bias }: CrossSpec): SoftmaxSpec {
  return { kind: 'softmax', heads, keyValueHeads, headWidth, rope, bias, window: null, extraLogit: 'none' };
}
