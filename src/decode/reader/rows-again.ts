/** Reads rows again: those of cached tokens, into their own slots, or one with its whole window. */
import type { PartialRow } from '../../attention/mlp-row';
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
  /** Runs a partial one further: see StepInput's `ops` and `after`. */
  goOn(part: Required<Pick<StepInput, 'ops' | 'after'>>): Promise<unknown>;
}

/** What is done with rows that are read again from a snapshot. */
export type Replayed<T> = (forwards: Forwards, cached: CachedText, replay: Replay) => Promise<T>;

const nothing: LastStep = { rows: 0, traces: [], goOn: async () => undefined };

/** What is wanted of the last row. `ops`: see StepInput; the steps before are partial too. `stop`: the last one has fewer, for now. */
export interface LastOptions extends Pick<StepInput, 'following' | 'allLogits'> {
  readonly ops?: number | undefined;
  readonly stop?: number | undefined;
}

/** What each step is told; only the last one says what is wanted of logits. */
function optionsOf({ ops: all, stop = all, ...logits }: LastOptions, isLast: boolean): StepOptions {
  const ops = isLast ? stop : all;
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
      const [at, table] = [index, cached.tableOf(index + chunk.length)];
      const traces = await forward(chunk, table, {
        index,
        ...states,
        ...optionsOf(wanted, index + chunk.length === upTo),
      });
      last = { rows: chunk.length, traces, goOn: (part) => forward(chunk, table, { index: at, ...part }) };
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
    last = {
      rows: chunk.length,
      traces: await forward(chunk, table, optionsOf(wanted, i === chunks.length - 1)),
      goOn: (part) => forward(chunk, table, part),
    };
  const milliseconds = performance.now() - began;
  return { ...last, traces: last.traces.map((trace) => ({ ...trace, milliseconds })) };
}

/**
 * What a partial step leaves in scratch for its last row: the numbers of each of `reads`, from one of which to the next it goes on.
 * @returns null when interrupted
 */
export async function seenOf(
  { rows, goOn }: LastStep,
  { ops, reads }: PartialRow,
  contents: (buffer: string) => Promise<Float32Array>,
  signal: AbortSignal,
): Promise<readonly Float32Array[] | null> {
  const seen: Float32Array[] = [];
  let after = reads[0]?.at ?? ops;
  for (const { buffer, width, at = ops } of reads) {
    if (signal.aborted) return null;
    if (at > after) await goOn({ after, ops: at });
    after = at;
    seen.push((await contents(buffer)).slice((rows - 1) * width, rows * width));
  }
  return signal.aborted ? null : seen;
}
