/** A small model of every mechanism, and the size of each layer's cache. */
import {
  crossLayer,
  infiniLayer,
  latent,
  linearLayer,
  modelOf,
  retentionLayer,
  tensorProduct,
  windowLayer,
} from './random-model';

/** Small enough for the variant with barriers on a software adapter, odd enough for every tail. */
export const small = { layers: 2, width: 36, hidden: 52, vocabulary: 71, context: 48 };
const fixedRetention = retentionLayer({ decay: 'fixed', valueWidth: 8 });
const decoderDecoder = [windowLayer(5), windowLayer(9), crossLayer(true), crossLayer(false)];
export const shapes = {
  'multi-head, halves, biases': modelOf({ ...small, attention: { heads: 3, keyValueHeads: 3, headWidth: 12 } }),
  'grouped heads, interleaved pairs, no bias': modelOf({
    ...small,
    attention: { heads: 4, keyValueHeads: 2, headWidth: 8, bias: false, rope: { base: 500, pairing: 'interleaved' } },
  }),
  'softmax plus one, one key head, no MLP': modelOf({
    ...small,
    hidden: null,
    attention: { heads: 2, keyValueHeads: 1, headWidth: 16, extraLogit: 'zero' },
  }),
  'a window, a learned sink key': modelOf({
    ...small,
    attention: { heads: 2, keyValueHeads: 2, headWidth: 16, window: 6, extraLogit: 'key' },
  }),
  'output gates, grouped heads': modelOf({ ...small, attention: { heads: 6, keyValueHeads: 2, headWidth: 8, gate: 'head' } }),
  'ReLU in a window, output gates behind LayerNorm': {
    ...modelOf({
      ...small,
      attention: { heads: 3, keyValueHeads: 3, headWidth: 12, window: 6, weighting: 'relu', gate: 'head', outputBias: true },
    }),
    norm: 'layer',
  },
  'tensor products, interleaved pairs, biases': modelOf({
    ...small,
    mechanism: {
      ...tensorProduct,
      headWidth: 12,
      queryRank: 3,
      keyRank: 1,
      rope: { base: 500, pairing: 'interleaved' },
      bias: true,
    },
  }),
  'tensor products of three heads': modelOf({
    ...small,
    hidden: null,
    mechanism: { ...tensorProduct, heads: 3, headWidth: 8, queryRank: 4, keyRank: 8, valueRank: 4 },
  }),
  'latents, interleaved pairs': modelOf({
    ...small,
    mechanism: {
      ...latent,
      heads: 3,
      headWidth: 12,
      latentWidth: 20,
      rotaryWidth: 8,
      rope: { base: 500, pairing: 'interleaved' },
    },
  }),
  'latents of queries too': modelOf({
    ...small,
    hidden: null,
    mechanism: { ...latent, headWidth: 8, latentWidth: 16, queryLatentWidth: 24, rotaryWidth: 4 },
  }),
  'a cross-decoder over windows': modelOf({ ...small, attentions: decoderDecoder }),
  'retention, fixed, no MLP': modelOf({ ...small, hidden: null, attentions: [fixedRetention, fixedRetention] }),
  'a cross-decoder over gated retention': modelOf({
    ...small,
    attentions: [
      retentionLayer(),
      retentionLayer({ rope: { base: 500, pairing: 'interleaved' } }),
      crossLayer(true),
      crossLayer(false),
    ],
  }),
  'linear attention, no MLP': modelOf({ ...small, hidden: null, attentions: [linearLayer(), linearLayer({ bias: false })] }),
  'linear attention over groups with convolutions, by other maps': modelOf({
    ...small,
    attentions: [
      linearLayer({ group: 4, convolution: { kernel: 7, masked: false }, rope: { base: 500, pairing: 'interleaved' } }),
      linearLayer({ group: 5, convolution: { kernel: 6, masked: true }, features: { kind: 'cosine', horizon: 48 } }),
    ],
  }),
  'Infini-attention by both rules': modelOf({
    ...small,
    attentions: [
      infiniLayer({ rope: { base: 500, pairing: 'interleaved' } }),
      infiniLayer({ segment: 4, update: 'linear', bias: false }),
    ],
  }),
} as const;

/** Numbers in each layer's cache for 48 tokens, by hand. Windows are rings with 31 more slots. */
export const kept: Readonly<Record<keyof typeof shapes, readonly number[]>> = {
  'multi-head, halves, biases': [48 * 2 * 3 * 12, 48 * 2 * 3 * 12],
  'grouped heads, interleaved pairs, no bias': [48 * 2 * 2 * 8, 48 * 2 * 2 * 8],
  'softmax plus one, one key head, no MLP': [48 * 2 * 1 * 16, 48 * 2 * 1 * 16],
  'a window, a learned sink key': [37 * 2 * 2 * 16, 37 * 2 * 2 * 16],
  'output gates, grouped heads': [48 * 2 * 2 * 8, 48 * 2 * 2 * 8],
  'ReLU in a window, output gates behind LayerNorm': [37 * 2 * 3 * 12, 37 * 2 * 3 * 12],
  'tensor products, interleaved pairs, biases': [48 * (1 + 2) * (4 + 12), 48 * (1 + 2) * (4 + 12)],
  'tensor products of three heads': [48 * (8 + 4) * (3 + 8), 48 * (8 + 4) * (3 + 8)],
  // The state; for drawing, keys and sums of log γ at every token, and the last sum.
  'retention, fixed, no MLP': [3 * 12 * 8 + 48 * (36 + 3) + 3, 3 * 12 * 8 + 48 * (36 + 3) + 3],
  'a cross-decoder over gated retention': [3 * 12 * 20 + 48 * (36 + 3) + 3, 3 * 12 * 20 + 48 * (36 + 3) + 3, 48 * 2 * 2 * 8, 0],
  'a cross-decoder over windows': [36 * 2 * 12, 40 * 2 * 12, 48 * 2 * 2 * 8, 0],
  // S and z; for drawing, a key and an index at every token.
  'linear attention, no MLP': [3 * 12 * 13 + 48 * 37, 3 * 12 * 13 + 48 * 37],
  // And the group's keys and values, and the convolution's past inputs; the second map has two numbers per number of x.
  'linear attention over groups with convolutions, by other maps': [
    3 * 12 * 13 + 2 * 4 * 36 + 3 * 36 + 48 * 37,
    3 * 24 * 13 + 2 * 5 * 36 + 3 * 36 + 48 * 37,
  ],
  // Memory and normaliser, keys and values of a segment; for drawing, an index at every token.
  'Infini-attention by both rules': [3 * 12 * 13 + 2 * 5 * 36 + 48, 3 * 12 * 13 + 2 * 4 * 36 + 48],
  'latents, interleaved pairs': [48 * (20 + 8), 48 * (20 + 8)],
  'latents of queries too': [48 * (16 + 4), 48 * (16 + 4)],
};
