/** Reads rows again: those of cached tokens, into their own slots, or one with its whole window. */
import type { StepInput } from '../../engine/engine';
import type { StepTrace } from '../../engine/trace';
import type { Indexed } from '../text/sequence';
import type { CachedText, Replay } from './cached-text';
import type { ReadingSettings } from './reading-settings';
import type { SlotTable } from './slots';
import type { StepOptions } from './traced-step';
import { windowChunks } from './window-chunks';

/** How a reader's steps are run. */
export interface Forwards {
  /** The most rows of a step. */
  readonly maxRows: number;
  forward(chunk: readonly number[], table: SlotTable, options?: StepOptions): Promise<readonly StepTrace[]>;
}

/** The last of some steps: how many rows it had, and their traces, none of a partial one. */
export interface LastStep {
  readonly rows: number;
  readonly traces: readonly StepTrace[];
}

/** What is done with rows that are read again from a snapshot. */
export type Replayed<T> = (forwards: Forwards, cached: CachedText, replay: Replay) => Promise<T>;

const nothing: LastStep = { rows: 0, traces: [] };

/** What is wanted of the last row. `ops`: see StepInput; the steps before are partial too. */
export interface LastOptions extends Pick<StepInput, 'following' | 'allLogits'> {
  readonly ops?: number | undefined;
}

/** What each step is told; only the last one says what is wanted of logits. */
function optionsOf({ ops, ...logits }: LastOptions, isLast: boolean): StepOptions {
  return { ...(ops === undefined ? {} : { ops }), ...(isLast ? logits : {}) };
}

/**
 * Reads cached tokens up to an index again, with states from a snapshot; the present states are saved and restored.
 */
export async function replayRows(
  { maxRows, forward }: Forwards,
  cached: CachedText,
  { from, snapshot }: Replay,
  upTo: number,
  wanted: LastOptions = {},
): Promise<LastStep> {
  let states: Pick<StepInput, 'restore' | 'keep'> = { ...cached.setAside(), ...(snapshot && { restore: snapshot.index }) };
  let last = nothing;
  try {
    for (let index = from; index < upTo; states = {}) {
      const chunk = cached.tokens.slice(index, Math.min(upTo, index + maxRows));
      const traces = await forward(chunk, cached.tableOf(index + chunk.length), {
        index,
        ...states,
        ...optionsOf(wanted, index + chunk.length === upTo),
      });
      last = { rows: chunk.length, traces };
      index += chunk.length;
    }
    return last;
  } catch (error) {
    cached.forget();
    throw error;
  }
}

/** Recomputes a token with its window. */
export async function readWindow(
  { maxRows, forward }: Forwards,
  tokens: Indexed<number>,
  at: number,
  settings: ReadingSettings,
  wanted: LastOptions = {},
): Promise<LastStep> {
  const began = performance.now();
  let last = nothing;
  const chunks = windowChunks(tokens, at, settings, maxRows);
  for (const [i, { chunk, table }] of chunks.entries())
    last = { rows: chunk.length, traces: await forward(chunk, table, optionsOf(wanted, i === chunks.length - 1)) };
  const milliseconds = performance.now() - began;
  return { ...last, traces: last.traces.map((trace) => ({ ...trace, milliseconds })) };
}
