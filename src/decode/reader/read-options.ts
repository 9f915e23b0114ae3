/** What is wanted of a reading. */
import type { StepTrace } from '../../engine/trace';

export interface ReadOptions {
  /** Called after every chunk with the traces of its rows. */
  readonly onChunk: (traces: readonly StepTrace[]) => void;
  /** Traces begin at this index; tokens before it only fill the cache. */
  readonly from: number;
  /** Stops between chunks. */
  readonly signal: AbortSignal;
  /** Whether the traces of a large vocabulary have the logits of all tokens. */
  readonly allLogits?: boolean;
}

/** Tokens that may follow a text, as a tree: see StepInput.parents. */
export interface RowTree {
  readonly tokens: readonly number[];
  /** [tokens] index of the token that each follows, which comes before it; −1: the text. */
  readonly parents: readonly number[];
}

/** Reads up to an index for what is then in the engine. */
export const untraced = (from: number, signal: AbortSignal): ReadOptions => ({ from, signal, onChunk: () => undefined });
