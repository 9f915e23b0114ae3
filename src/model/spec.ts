/**
 * The model spec: a small JSON document that says everything a plan needs to know about a model, and nothing about its
 * weights' values. A new attention mechanism is one new member of `attentionSchema` and one new file in `src/attention/`.
 */
import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
/** Widths are read four numbers at a time by the kernels. */
const widthOfFour = v.pipe(
  count,
  v.multipleOf(4, (issue) => `${issue.input} is not a multiple of 4`),
);

/** Rotary position embedding. `halves` rotates (i, i + d/2), `interleaved` rotates (2i, 2i + 1). */
export const ropeSchema = v.strictObject({
  base: v.pipe(v.number(), v.minValue(1)),
  pairing: v.picklist(['halves', 'interleaved']),
});

/**
 * Softmax attention, multi-head, grouped or multi-query by the number of key/value heads (Vaswani et al. 1706.03762;
 * Ainslie et al. 2305.13245). `bias` puts a bias on queries and keys. `window`: a row sees the last so many tokens, its own
 * included. `extraLogit` joins the softmax's denominator one more logit, whose value is zero: `zero` is softmax + 1 (the zero sink
 * of 2309.17453), `key` is q · k* / √d with a learned key k* a head that is never rotated (2410.10781).
 */
export const softmaxSchema = v.pipe(
  v.strictObject({
    kind: v.literal('softmax'),
    heads: count,
    keyValueHeads: count,
    headWidth: widthOfFour,
    rope: ropeSchema,
    bias: v.boolean(),
    window: v.nullable(count),
    extraLogit: v.picklist(['none', 'zero', 'key']),
  }),
  v.check((a) => a.heads % a.keyValueHeads === 0, 'heads must be a multiple of keyValueHeads'),
);

/** Every attention mechanism a layer can name, told apart by `kind`. */
export const attentionSchema = v.variant('kind', [softmaxSchema]);

/** SwiGLU (Shazeer 2002.05202): down(swish(gate x) ⊙ up x). */
export const mlpSchema = v.strictObject({ kind: v.literal('swiglu'), hidden: widthOfFour });

export const layerSchema = v.strictObject({ attention: attentionSchema, mlp: v.nullable(mlpSchema) });

export const modelSpecSchema = v.strictObject({
  format: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/u)),
  name: v.string(),
  vocabulary: count,
  width: widthOfFour,
  /** Slots that are allocated, so the longest text that a full cache can hold, in tokens. */
  context: count,
  /** The longest text seen in training, in tokens. */
  trainedContext: count,
  /** The token that begins every text. */
  bos: v.pipe(v.number(), v.integer(), v.minValue(0)),
  normEpsilon: v.pipe(v.number(), v.gtValue(0)),
  tiedEmbedding: v.boolean(),
  layers: v.pipe(v.array(layerSchema), v.minLength(1)),
});

export type SoftmaxSpec = v.InferOutput<typeof softmaxSchema>;
export type AttentionSpec = v.InferOutput<typeof attentionSchema>;
export type MlpSpec = v.InferOutput<typeof mlpSchema>;
export type ModelSpec = v.InferOutput<typeof modelSpecSchema>;
