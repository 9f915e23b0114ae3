/** What is trained, and by which schedule: one attention layer with one head of 64, on the Bigram–Backcopy task (2410.13835). */

/** How scores become weights; the last of these adds up to no fixed sum. */
export const weightings = ['softmax', 'softmax-one', 'sink-logit', 'relu'] as const;
export type Weighting = (typeof weightings)[number];

export interface TrainerSettings {
  /**
   * `softmax-one`: 1 joins the denominator (2309.17453); `sink-logit`: e^b does, b learned, 0 at first (gpt-oss);
   * `relu`: max(s, 0) ÷ the number of tokens that the row sees (2309.08586).
   */
  readonly weighting: Weighting;
  /** What the head mixed is multiplied by sigmoid(w · x), x the layer's input after its norm (2505.06708). */
  readonly gate: boolean;
  /** A SwiGLU of 128 after the attention. */
  readonly mlp: boolean;
  /** Texts begin with `<bos>`; otherwise they are cut out of longer ones anywhere. */
  readonly start: boolean;
  readonly seed: number;
  /** Steps of the whole run, which the learning rate's schedule spans. */
  readonly steps: number;
  /** Texts in a batch. */
  readonly batch: number;
}

export const defaultTrainer: TrainerSettings = {
  weighting: 'softmax',
  gate: false,
  mlp: false,
  start: true,
  seed: 1,
  steps: 2500,
  batch: 32,
};

/** Of every model that is trained here. */
export const shape = {
  width: 64,
  hidden: 128,
  vocabulary: 64,
  /** Tokens of a text that are read. */
  length: 128,
  normEpsilon: 1e-5,
  ropeBase: 10_000,
} as const;

/** As `training/zoo/common_backcopy.py` and `training/train.py` have them. */
export const schedule = {
  peak: 3e-3,
  warmup: 100,
  /** Of matrices; vectors do not decay. */
  decay: 0.1,
  beta1: 0.9,
  beta2: 0.95,
  epsilon: 1e-8,
  /** The gradient's largest length. */
  clip: 1,
} as const;

/** A line up to the peak, then a cosine down to a tenth of it. @param step from 0 */
export function learningRate(step: number, steps: number): number {
  const { peak, warmup } = schedule;
  if (step < warmup) return (peak * (step + 1)) / warmup;
  const part = (step - warmup) / Math.max(1, steps - warmup);
  return peak * (0.1 + 0.9 * 0.5 * (1 + Math.cos(Math.PI * part)));
}
