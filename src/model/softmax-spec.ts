/** Softmax attention as a spec says it, with what the families of published checkpoints add to it. What is left out is not there. */
import * as v from 'valibot';
import { count, positive, widthOfFour } from './counts';

/**
 * How a longer text than that of pretraining is brought into reach: other frequencies for the same rotation.
 *
 * - `linear`: all frequencies divided by `factor` (Chen et al. 2306.15595).
 * - `llama3`: those of wavelengths beyond `original`/`low` tokens divided by `factor`, those below `original`/`high` left, between them a mixture (Llama 3.1).
 * - `yarn`: pairs that turn less than `betaSlow` times in `original` tokens divided by `factor`, those of more than `betaFast` left, between them a
 *   ramp over the pairs, whose ends are rounded outwards if `truncate` (Peng et al. 2309.00071).
 * - `longrope`: a divisor per pair (Ding et al. 2402.13753). A checkpoint has two lists, for texts within its original context and for longer ones;
 *   the spec has the one that belongs to its `context`.
 *
 * `attentionFactor` multiplies cos and sin for queries and for keys, so what a rotated pair adds to a score is multiplied by its square.
 */
export const ropeScalingSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('linear'), factor: positive }),
  v.strictObject({ kind: v.literal('llama3'), factor: positive, low: positive, high: positive, original: count }),
  v.strictObject({
    kind: v.literal('yarn'),
    factor: positive,
    betaFast: positive,
    betaSlow: positive,
    original: count,
    truncate: v.boolean(),
    attentionFactor: positive,
  }),
  v.strictObject({ kind: v.literal('longrope'), factors: v.array(positive), attentionFactor: positive }),
]);

/** Rotary position embedding. `halves` rotates (i, i + d/2), `interleaved` rotates (2i, 2i + 1). */
export const ropeSchema = v.strictObject({
  base: v.pipe(v.number(), v.minValue(1)),
  pairing: v.picklist(['halves', 'interleaved']),
});

/** `rotated`: only this many numbers of a head turn, its first, and d is `rotated` then, in the frequencies too; all unless given. */
const partialRopeSchema = v.strictObject({
  ...ropeSchema.entries,
  rotated: v.optional(widthOfFour),
  scaling: v.optional(ropeScalingSchema),
});

/**
 * Softmax attention, multi-head, grouped or multi-query by the number of key/value heads (Vaswani et al. 1706.03762;
 * Ainslie et al. 2305.13245). No `rope`: queries and keys are not turned. `bias` puts a bias on queries and keys, `valueBias` on values,
 * `outputBias` on the output's projection. `window`: a row sees this many tokens, the last one its own.
 *
 * `extraLogit` adds a logit with a value of zero to the softmax's denominator: `zero` is softmax + 1 (the zero sink of 2309.17453),
 * `key` is q · k* / √d with a learned key k* per head that is never rotated (2410.10781), `logit` a learned number per head (gpt-oss).
 *
 * `scale` is what q · k is multiplied by, 1/√headWidth unless given. `cap`: a score s becomes cap · tanh(s / cap), before the mask (Gemma 2).
 * `queryKeyNorm`: a norm of each head's query and key before they are turned, with the model's ε. `rms`: RMSNorm, its weight shared by all heads
 * (Qwen3, Gemma 3); `layer`: LayerNorm without a bias, a weight per head (StableLM). The cache holds keys after it.
 *
 * `gate`, by `head`: what a head has mixed is multiplied by σ(w · x), w a learned vector per head, x the layer's input after its norm, from which
 * queries are projected too (gated attention, 2505.06708).
 * `weighting`: softmax unless given. `relu`: α = max(0, s) / n, s the scaled score and n how many tokens of the cache the row sees, its own included, so
 * a row adds up to anything, even to nothing (2309.08586, where n is the text's length). It has no denominator for a logit to join.
 */
export const softmaxSchema = v.pipe(
  v.strictObject({
    kind: v.literal('softmax'),
    heads: count,
    keyValueHeads: count,
    headWidth: widthOfFour,
    rope: v.nullable(partialRopeSchema),
    bias: v.boolean(),
    valueBias: v.optional(v.boolean()),
    outputBias: v.optional(v.boolean()),
    window: v.nullable(count),
    extraLogit: v.picklist(['none', 'zero', 'key', 'logit']),
    scale: v.optional(positive),
    cap: v.optional(positive),
    queryKeyNorm: v.optional(v.picklist(['rms', 'layer'])),
    gate: v.optional(v.literal('head')),
    weighting: v.optional(v.literal('relu')),
  }),
  v.check((a) => a.heads % a.keyValueHeads === 0, 'heads must be a multiple of keyValueHeads'),
  v.check(({ rope, headWidth }) => (rope?.rotated ?? headWidth) <= headWidth, 'rope cannot turn more numbers than headWidth'),
  v.check(
    ({ rope, headWidth }) =>
      rope?.scaling?.kind !== 'longrope' || rope.scaling.factors.length === (rope.rotated ?? headWidth) / 2,
    'longrope needs a factor for each pair of numbers that rope turns',
  ),
  v.check(
    ({ weighting, extraLogit, cap }) => weighting === undefined || (extraLogit === 'none' && cap === undefined),
    'weighting relu takes no extraLogit and no cap',
  ),
);

export type RopeSpec = v.InferOutput<typeof ropeSchema>;
export type PartialRopeSpec = v.InferOutput<typeof partialRopeSchema>;
export type RopeScaling = v.InferOutput<typeof ropeScalingSchema>;
export type SoftmaxSpec = v.InferOutput<typeof softmaxSchema>;
