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

/** What is known after a row: sums over it and all before, and its own shares. */
interface Row {
  /** The token's node, which is in one text only. */
  readonly node: number;
  /** [layer][head] */
  readonly totals: readonly (readonly HeadTotals[])[];
  /** [layer] mean over the layer's heads of the share on token 0; empty for a row that was let go. */
  readonly sink: readonly number[];
}

export interface Scores {
  /** [layer][head] */
  readonly heads: readonly (readonly HeadScores[])[];
  /** [row][layer] */
  readonly sinkByRow: readonly (readonly number[])[];
}

/** Sums after every row are kept: a step adds one row, and going back adds none. */
export class TextScores {
  #rows: Row[] = [];

  /** Scores over the first `length` tokens. Rows that the text shares with the one before are not read again. */
  upTo(text: TracedText, length: number): Scores {
    const other = this.#rows.findIndex(({ node }, index) => text.path[index] !== node);
    if (other >= 0) this.#rows.length = other;
    for (let index = this.#rows.length; index < length; index++) this.#rows.push(this.#row(text, index));
    const rows = this.#rows.slice(0, length);
    return {
      heads: (rows.at(-1)?.totals ?? []).map((layer) => layer.map((totals) => totals.scores())),
      sinkByRow: rows.map(({ sink }) => sink),
    };
  }

  #row(text: TracedText, index: number): Row {
    const node = text.path[index] ?? -1;
    const before = this.#rows[index - 1]?.totals ?? [];
    const trace = text.trace(index);
    if (!trace) return { node, totals: before, sink: [] };
    const rowsOf = trace.layers.map(({ heads }, layer) =>
      Array.from({ length: heads }, (_, head) => headRow(trace, layer, head)),
    );
    return {
      node,
      totals: rowsOf.map((rows, layer) =>
        rows.map((row, head) => {
          const totals = before[layer]?.[head]?.copy() ?? new HeadTotals();
          totals.add(row, text.tokens);
          return totals;
        }),
      ),
      sink: rowsOf.map((rows) => rows.reduce((sum, row) => sum + (row[0] || 0), 0) / rows.length),
    };
  }
}
