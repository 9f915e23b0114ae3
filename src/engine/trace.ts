/** The values that one decoding step shows. Typed arrays only, so that a worker can transfer them. */

import type { Logits } from './logits';

/** One layer's part of a step. */
export interface LayerTrace {
  readonly heads: number;
  /** [heads, live] each head's attention over the live slots, in cache order; null for a layer without weights per token. */
  readonly attention: Float32Array | null;
  /** [heads, live] the weights that a state implies, of any sign and sum, if the layer has such; `attention` is then their shares by magnitude. */
  readonly signed?: Float32Array;
  /** [heads, live] the weights themselves, 0 or more, if their rows add up to anything (ReLU attention); `attention` is then their shares. */
  readonly unnormalised?: Float32Array;
  /** [heads] σ(w · x), by which what each head mixed was multiplied, 0 shut and 1 open, if the layer has an output gate. */
  readonly gates?: Float32Array;
  /** The other per-row fields of the trace by name: `keyNorm` [keyValueHeads], `valueNorm` [keyValueHeads], `residualNorm` [1] … */
  readonly values: Readonly<Record<string, Float32Array>>;
}

export interface StepTrace {
  /** 0-based index of this token in the text. */
  readonly index: number;
  readonly token: number;
  /** [live] index in the text of the token that each live slot holds, in cache order; the last is `index`. */
  readonly keys: Uint32Array;
  /** [live] the slot of each, in the same order. */
  readonly slots: Uint32Array;
  /** [live] the rotary position of each live slot at this step. */
  readonly positions: Uint32Array;
  /** Logits of the next token: [vocabulary], or of a large vocabulary those of the likeliest. */
  readonly logits: Logits;
  readonly layers: readonly LayerTrace[];
  /** Fields of the model as a whole: `residualNorm` [1], before the last norm. */
  readonly values: Readonly<Record<string, Float32Array>>;
  /** Wall-clock milliseconds of its step, divided by the step's rows. */
  readonly milliseconds: number;
}
