/**
 * The model spec: a small JSON document with everything that a plan needs of a model, except the values of its weights. A
 * new attention mechanism is one new member of `attentionSchema` and one new file in `src/attention/`.
 */
import * as v from 'valibot';
import { count, positive, widthOfFour } from './counts';
import { mlpSchema } from './mlp-spec';
import type { RecordedSpec } from './recording/recorded-spec';
import { ropeSchema, softmaxSchema } from './softmax-spec';

/** What `score_factors` holds for a cached token: the products of the queries' factors with the keys'. */
const maxRankProduct = 64;

/**
 * Tensor product attention (2501.06425): queries, keys and values are sums of `queryRank`, `keyRank` and `valueRank` outer products a ⊗ b,
 * a of [heads], b of [headWidth]; the factors are cached in their place. `bias` puts a bias on the factors of queries and keys.
 */
export const tensorProductSchema = v.pipe(
  v.strictObject({
    kind: v.literal('tensorProduct'),
    heads: count,
    headWidth: widthOfFour,
    queryRank: count,
    keyRank: count,
    valueRank: count,
    rope: ropeSchema,
    bias: v.boolean(),
  }),
  v.check(
    (a) => [a.queryRank, a.keyRank, a.valueRank].every((rank) => (rank * a.heads) % 4 === 0),
    'queryRank, keyRank and valueRank times heads must be multiples of 4',
  ),
  v.check((a) => a.queryRank * a.keyRank <= maxRankProduct, `queryRank times keyRank must be at most ${maxRankProduct}`),
);

/** The widest latent that `attend_latent` holds in workgroup memory. */
const maxLatentWidth = 512;

/**
 * Multi-head latent attention (DeepSeek-V2, 2405.04434): every head's key and value are projected from one latent of `latentWidth` numbers
 * per token; the position is in a rotary key of `rotaryWidth`, shared by all heads. Queries are projected from a latent of
 * `queryLatentWidth` numbers, or from the layer's input where that is null.
 */
export const latentSchema = v.strictObject({
  kind: v.literal('latent'),
  heads: count,
  headWidth: widthOfFour,
  latentWidth: v.pipe(
    widthOfFour,
    v.maxValue(maxLatentWidth, (issue) => `${issue.input} is more than ${maxLatentWidth}`),
  ),
  queryLatentWidth: v.nullable(widthOfFour),
  rotaryWidth: widthOfFour,
  rope: ropeSchema,
});

/**
 * A layer of YOCO's cross-decoder (Sun et al. 2405.05254): softmax attention over one shared cache of keys and values, which the first of
 * these layers `fills`; the others have only queries.
 */
export const crossSchema = v.pipe(
  v.strictObject({
    kind: v.literal('cross'),
    heads: count,
    keyValueHeads: count,
    headWidth: widthOfFour,
    rope: ropeSchema,
    bias: v.boolean(),
    fills: v.boolean(),
  }),
  v.check((a) => a.heads % a.keyValueHeads === 0, 'heads must be a multiple of keyValueHeads'),
);

/**
 * Retention (Sun et al. 2307.08621): a state that decays by γ at every token replaces the cache. `fixed`: γ = 1 − 2^(−5−h) for head h.
 * `gated` (2405.05254): γ = sigmoid(W x)^(1/τ) per head and token, with τ = `gateTemperature`.
 */
export const retentionSchema = v.strictObject({
  kind: v.literal('retention'),
  heads: count,
  keyWidth: widthOfFour,
  valueWidth: widthOfFour,
  decay: v.picklist(['fixed', 'gated']),
  gateTemperature: positive,
  rope: ropeSchema,
});

/**
 * Linear attention (Katharopoulos et al. 2006.16236): φ(q) · φ(k) in place of the softmax's exponentials, so that the past is one sum.
 * `features` is φ; `cosine` weights relu by cos and sin of π/2 · t/`horizon` (2202.08791). `group`: softmax attention within groups of this many tokens,
 * sums over strictly earlier ones, with a learned weight per head; `convolution`: one of `kernel` taps over the values of a head (both You et al.
 * 2406.07368). One that is not `masked` saw later tokens in training; in decoding there are none, so it runs as if masked.
 */
export const linearSchema = v.strictObject({
  kind: v.literal('linear'),
  heads: count,
  headWidth: widthOfFour,
  features: v.union([
    v.picklist(['elu1', 'relu', 'relu2', 'exp']),
    v.strictObject({ kind: v.literal('cosine'), horizon: count }),
  ]),
  group: v.nullable(count),
  convolution: v.nullable(v.strictObject({ kernel: v.pipe(count, v.minValue(2)), masked: v.boolean() })),
  rope: ropeSchema,
  bias: v.boolean(),
});

/** The widest head whose memory `recall` writes by the delta rule. */
const maxHeadWidth = 256;

/**
 * Infini-attention (Munkhdalai et al. 2404.07143): softmax attention within segments of `segment` tokens, a compressive memory of all
 * earlier ones, written by the `linear` or the `delta` rule, and a learned gate per head between the two. φ is elu + 1.
 */
export const infiniSchema = v.strictObject({
  kind: v.literal('infini'),
  heads: count,
  headWidth: v.pipe(
    widthOfFour,
    v.maxValue(maxHeadWidth, (issue) => `${issue.input} is more than ${maxHeadWidth}`),
  ),
  segment: count,
  update: v.picklist(['linear', 'delta']),
  rope: ropeSchema,
  bias: v.boolean(),
});

/** Every attention mechanism a layer can name, told apart by `kind`. */
export const attentionSchema = v.variant('kind', [
  softmaxSchema,
  crossSchema,
  retentionSchema,
  linearSchema,
  infiniSchema,
  tensorProductSchema,
  latentSchema,
]);

/**
 * x' = x + attention(norm(x)), then x' + mlp(norm(x')), unless one of these is given, for layers of softmax attention.
 * `parallel`: x + attention(norm(x)) + mlp(norm(x)), with one norm for both (`oneNorm`, Phi) or each its own (`twoNorms`, GPT-NeoX).
 * `normsAfter`: what attention and MLP add passes through a further norm first, x + norm(attention(norm(x))) (Gemma 2).
 */
export const layerSchema = v.pipe(
  v.strictObject({
    attention: attentionSchema,
    mlp: v.nullable(mlpSchema),
    parallel: v.optional(v.picklist(['oneNorm', 'twoNorms'])),
    normsAfter: v.optional(v.boolean()),
  }),
  v.check(
    ({ attention, parallel, normsAfter }) => attention.kind === 'softmax' || !(parallel || normsAfter),
    'parallel and normsAfter are for softmax attention',
  ),
  v.check(({ mlp, parallel }) => mlp !== null || !parallel, 'parallel needs an MLP'),
);

/** Layers of a cross-decoder come last, the first of them fills the cache, the others read keys of its shape. */
function crossDecoderIsWhole(layers: readonly v.InferOutput<typeof layerSchema>[]): boolean {
  const first = layers.findIndex(({ attention }) => attention.kind === 'cross');
  const shapes = layers.slice(first).map(({ attention: a }) => (a.kind === 'cross' ? `${a.keyValueHeads} ${a.headWidth}` : ''));
  return (
    first < 0 ||
    layers.slice(first).every(({ attention: a }, i) => a.kind === 'cross' && a.fills === (i === 0) && shapes[i] === shapes[0])
  );
}

const modelSchema = v.strictObject({
  format: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/u)),
  name: v.string(),
  vocabulary: count,
  width: widthOfFour,
  /** Slots allocated: the longest text of a full cache, in tokens. */
  context: count,
  /** The longest text seen in training, in tokens. */
  trainedContext: count,
  /**
   * The tokens that begin every text: `<bos>`, and before it a learnable sink token where a model has one (2309.17453). Empty: a text begins
   * with its first token.
   */
  start: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** `rms`: RMSNorm (1910.07467), which is also meant where nothing is given; `layer`: LayerNorm with a bias (1607.06450). */
  norm: v.optional(v.picklist(['rms', 'layer'])),
  /** ε of every norm. */
  normEpsilon: positive,
  /** Positions of a table of learned vectors, one of which is added to each token's embedding. No text can be longer. */
  learnedPositions: v.optional(count),
  /** What every embedding is multiplied by before the first layer (Gemma: √width); 1 unless given. */
  embeddingScale: v.optional(positive),
  /** A logit z becomes cap · tanh(z / cap) (Gemma 2). */
  logitCap: v.optional(positive),
  tiedEmbedding: v.boolean(),
  /** A bias on the logits (Phi). */
  outputBias: v.optional(v.boolean()),
  layers: v.pipe(
    v.array(layerSchema),
    v.minLength(1),
    v.check(
      (all) => crossDecoderIsWhole(all),
      'cross layers must come last; the first alone fills, and the others have its key heads and widths',
    ),
  ),
});

export const modelSpecSchema = v.pipe(
  modelSchema,
  v.check(
    ({ context, layers }) => layers.every(({ attention: a }) => a.kind !== 'infini' || a.segment <= context),
    'a segment must not be longer than the context',
  ),
  v.check(
    ({ context, learnedPositions }) => context <= (learnedPositions ?? context),
    'the context must not be longer than learnedPositions',
  ),
  v.check(
    ({ norm, learnedPositions, layers }) =>
      layers.every(({ attention: a }) => a.kind === 'softmax') || (norm !== 'layer' && learnedPositions === undefined),
    'LayerNorm and learned positions are for models of softmax attention alone',
  ),
);

export type { MlpSpec } from './mlp-spec';
export type { PartialRopeSpec, RopeScaling, RopeSpec, SoftmaxSpec } from './softmax-spec';
export type TensorProductSpec = v.InferOutput<typeof tensorProductSchema>;
export type LatentSpec = v.InferOutput<typeof latentSchema>;
export type CrossSpec = v.InferOutput<typeof crossSchema>;
export type LinearSpec = v.InferOutput<typeof linearSchema>;
export type InfiniSpec = v.InferOutput<typeof infiniSchema>;
export type RetentionSpec = v.InferOutput<typeof retentionSchema>;
export type AttentionSpec = v.InferOutput<typeof attentionSchema> | RecordedSpec;
export type LayerSpec = Omit<v.InferOutput<typeof layerSchema>, 'attention'> & { attention: AttentionSpec };
/** Of a file, or of a recording, whose layers no file can name. */
export type ModelSpec = Omit<v.InferOutput<typeof modelSpecSchema>, 'layers'> & { layers: LayerSpec[] };
