/** Scores of every head over a text, kept up to date as it grows. */
import { type Indexed, Sequence } from '../decode/text/sequence';
import type { StepTrace } from '../engine/trace';
import { type HeadScores, HeadTotals, headWeights, rowPlaces } from './attention';

/** A text to score: its tokens, and their traces. */
export interface TracedText {
  /** Ids of its nodes in the tree, unique within a session. */
  readonly path: Sequence<number>;
  readonly tokens: Indexed<number>;
  trace(index: number): StepTrace | undefined;
}

/** [layer][head] sums over a row and all before it. */
type Totals = readonly (readonly HeadTotals[])[];

export interface Scores {
  /** [layer][head] */
  readonly heads: readonly (readonly HeadScores[])[];
  /** [row][layer] mean over the layer's heads of the share on token 0, NaN for a layer without weights per token; empty for a row that was discarded. */
  readonly sinkByRow: readonly (readonly number[])[];
  /** Rows whose traces were discarded before they were counted. */
  readonly leftOut: number;
}

/** The sums are kept after each of this many last rows. */
const close = 1024;
/** Before them, the sums are kept at this interval of rows. */
const apart = 64;

/** Sums after a row are kept: a step adds one row, and going back adds none, or, far back, less than `apart`. */
export class TextScores {
  #path: Sequence<number> = Sequence.of([]);
  /** [row]; undefined where they follow from an earlier row. */
  #totals: (Totals | undefined)[] = [];
  #sinks: (readonly number[])[] = [];

  /** Scores over the first `length` tokens. Rows that the text shares with the one before are not read again. */
  upTo(text: TracedText, length: number): Scores {
    const common = this.#path.common(text.path);
    this.#path = text.path;
    this.#totals.length = Math.min(this.#totals.length, common);
    this.#sinks.length = this.#totals.length;
    let totals = this.#after(text, Math.min(length, this.#totals.length));
    for (let index = this.#totals.length; index < length; index++) {
      const trace = text.trace(index);
      totals = trace ? added(totals, trace, text.tokens) : totals;
      this.#totals.push(totals);
      this.#sinks.push(trace ? sinkShares(trace) : []);
      const far = index - close;
      if (far >= 0 && far % apart > 0) this.#totals[far] = undefined;
    }
    const sinkByRow = this.#sinks.slice(0, length);
    return {
      heads: totals.map((layer) => layer.map((head) => head.scores())),
      sinkByRow,
      leftOut: sinkByRow.filter((shares) => shares.length === 0).length,
    };
  }

  /** The sums after the first `count` rows, all of which were counted. */
  #after(text: TracedText, count: number): Totals {
    let from = count;
    while (from > 0 && this.#totals[from - 1] === undefined) from -= 1;
    let totals = this.#totals[from - 1] ?? [];
    for (let index = from; index < count; index++) {
      const trace = text.trace(index);
      if (trace) totals = added(totals, trace, text.tokens);
    }
    return totals;
  }
}

function added(before: Totals, trace: StepTrace, tokens: Indexed<number>): Totals {
  const places = rowPlaces(trace.keys.length, tokens, trace.keys);
  return trace.layers.map(({ heads }, layer) =>
    Array.from({ length: heads }, (_, head) => {
      const totals = before[layer]?.[head]?.copy() ?? new HeadTotals();
      const weights = headWeights(trace, layer, head);
      if (weights) totals.add(weights, places, trace.keys);
      return totals;
    }),
  );
}

/** [layer] mean over the heads of the share on token 0, which is the first rank while it is in the cache; NaN without weights per token. */
function sinkShares(trace: StepTrace): readonly number[] {
  const kept = trace.keys[0] === 0;
  return trace.layers.map(({ heads, attention }, layer) => {
    if (!attention) return Number.NaN;
    let sum = 0;
    for (let head = 0; head < heads; head++) sum += kept ? (headWeights(trace, layer, head)?.[0] ?? 0) : 0;
    return sum / heads;
  });
}
