/** Scores of every head over a text, kept up to date as it grows. */
import type { StepTrace } from '../engine/trace';
import { type HeadScores, HeadTotals, headRow } from './attention';

/** The text that scores are wanted for: its tokens, and where the trace of each is. */
export interface TracedText {
  /** Ids of its nodes in the tree, which name the text. */
  readonly path: readonly number[];
  readonly tokens: readonly number[];
  trace(index: number): StepTrace | undefined;
}

/** Adds rows one by one; starts again when the text is another one. */
export class TextScores {
  #path: number[] = [];
  #totals: HeadTotals[][] = [];
  /** [row][layer] mean over the layer's heads of the share on token 0; NaN for rows that were let go. */
  #sinkByRow: number[][] = [];

  /**
   * Scores over the first `length` tokens.
   * @returns [layer][head] scores and, for every row, [layer] shares on token 0
   */
  upTo(
    text: TracedText,
    length: number,
  ): { readonly heads: readonly (readonly HeadScores[])[]; readonly sinkByRow: readonly (readonly number[])[] } {
    const known = this.#path.length;
    if (known > length || this.#path.some((id, i) => text.path[i] !== id)) this.#clear();
    for (let index = this.#path.length; index < length; index++) this.#add(text, index);
    return { heads: this.#totals.map((layer) => layer.map((totals) => totals.scores())), sinkByRow: this.#sinkByRow };
  }

  #clear(): void {
    this.#path = [];
    this.#totals = [];
    this.#sinkByRow = [];
  }

  #add(text: TracedText, index: number): void {
    const trace = text.trace(index);
    this.#path.push(text.path[index] ?? -1);
    this.#sinkByRow.push(
      (trace?.layers ?? []).map(({ heads }, layer) => {
        let sum = 0;
        for (let head = 0; head < heads; head++) sum += trace ? (headRow(trace, layer, head)[0] ?? 0) : 0;
        return sum / heads;
      }),
    );
    trace?.layers.forEach(({ heads }, layer) => {
      const totals = (this.#totals[layer] ??= []);
      for (let head = 0; head < heads; head++) (totals[head] ??= new HeadTotals()).add(headRow(trace, layer, head), text.tokens);
    });
  }
}
