/**
 * Measurements on the session's engine that are no part of its text: long texts, the StreamingLLM table, drafting, a prompt's time, what
 * retention is given. Each ends when anything else begins, and the session's text is read again when it is next needed.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Plan } from '../../attention/plan';
import type { Interventions } from '../../engine/engine';
import type { EngineHost } from '../../engine/host';
import { newlineOf } from '../../model/typed-token';
import { words } from '../../words';
import { messageOf } from '../../words/message-of';
import type { DraftPass } from '../drafting/draft-pass';
import type { Drafting } from '../drafting/drafting';
import type { PolicySettings } from '../policies';
import { fitPositions, positionKindsIn } from '../reader/model-limits';
import { interventionsOf } from '../reader/reading-settings';
import { type LongRunState, emptyLongRun, longRunStore } from '../runs/long-run-state';
import type { PrefillMeasure } from '../runs/prefill';
import type { RetentionInput } from '../runs/retention-input';
import {
  type StreamingTableSize,
  type StreamingTableState,
  emptyStreamingTable,
  streamingTableStore,
} from '../runs/streaming-table-state';
import type { CommandQueue } from './command-queue';
import { DecodeError } from './errors';
import type { SessionReader } from './session-reader';
import { type LoadedModel, type SessionState, requireModel } from './session-state';
import type { TextReading } from './text-reading';

interface MeasurementsParts {
  readonly host: EngineHost;
  readonly state: StoreApi<SessionState>;
  readonly commands: CommandQueue;
  readonly reader: SessionReader;
  readonly reading: TextReading;
  readonly drafting: Drafting;
}

export class Measurements {
  readonly longRun: StoreApi<LongRunState> = longRunStore();
  readonly streamingTable: StoreApi<StreamingTableState> = streamingTableStore();
  readonly #parts: MeasurementsParts;

  constructor(parts: MeasurementsParts) {
    this.#parts = parts;
    parts.state.subscribe((now, before) => {
      if (now.model === before.model) return;
      this.longRun.setState(emptyLongRun);
      this.streamingTable.setState(emptyStreamingTable);
    });
  }

  /** See Session.runLong. */
  runLong(tokens: readonly number[], policies: readonly PolicySettings[], total: number): Promise<void> {
    const { host, state } = this.#parts;
    return this.#readLong(this.longRun, async ({ plan, spec }, signal) => {
      const { runLong } = await import('../runs/long-run');
      const { reading } = state.getState();
      const variants = policies.map((policy) => ({ ...reading, policy: fitPositions(policy, spec) }));
      return runLong(host, plan, tokens, { variants, total }, this.longRun, signal);
    });
  }

  /** See Session.runStreamingTable. */
  runStreamingTable(tokens: readonly number[], requested: Partial<StreamingTableSize>): Promise<void> {
    return this.#readLong(this.streamingTable, async ({ plan, spec, tokenizer }, signal) => {
      const { runStreamingTable, defaultSize, trainedHere } = await import('../runs/streaming-table');
      const trained = trainedHere({ spec, plan });
      const size = { ...defaultSize(trained), ...requested };
      const how = { size, kinds: positionKindsIn(spec), trained, newline: newlineOf(tokenizer), start: spec.start.length };
      return runStreamingTable(this.#parts.host, plan, tokens, how, this.streamingTable, signal);
    });
  }

  stop(): void {
    this.#parts.commands.cancel(['measure']);
  }

  /** See Session.measureDraft. */
  measureDraft(tokens: number): Promise<void> {
    return this.#apart(async (signal) => (await import('./draft-measurements')).measureDraft(this.#parts, tokens, signal));
  }

  /** See Session.draftAhead. */
  draftAhead(passes: number): Promise<readonly DraftPass[]> {
    return this.#apart(async (signal) => (await import('./draft-measurements')).draftAhead(this.#parts, passes, signal));
  }

  /** See Session.measurePrefill. */
  measurePrefill(): Promise<PrefillMeasure | null> {
    return this.#onText(async (...text) => (await import('../runs/prefill')).measurePrefill(...text));
  }

  /** See Session.retentionInput. */
  retentionInput(): Promise<RetentionInput | null> {
    return this.#onText(async (...text) => (await import('../runs/retention-input')).readRetentionInput(...text));
  }

  /** Runs a measurement in its turn. Afterwards the engine's cache holds no text of the session. */
  #apart<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { commands, reader, reading } = this.#parts;
    const cancelled = (): never => {
      throw new DecodeError('overtaken', words.decode.overtaken);
    };
    commands.cancel(['step', 'measure']);
    reading.stopGrowing();
    return commands.run(
      'measure',
      async ({ signal }) => {
        try {
          return await work(signal);
        } finally {
          reader.forget();
        }
      },
      { cancelled },
    );
  }

  /** Reads long texts. An error is in their state, and is thrown on. */
  #readLong<State extends { readonly running: boolean; readonly error: string | null }>(
    state: StoreApi<State>,
    work: (model: LoadedModel, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const say = (change: Partial<Pick<State, 'running' | 'error'>>): void => state.setState(change as Partial<State>);
    return this.#apart(async (signal) => {
      try {
        await work(requireModel(this.#parts.state.getState()), signal);
      } catch (error) {
        say({ error: messageOf(error) });
        throw error;
      } finally {
        say({ running: false });
      }
    });
  }

  /** Reads the text up to the cursor under a full cache, apart from the session's own reading. */
  #onText<T>(
    read: (host: EngineHost, plan: Plan, tokens: readonly number[], interventions: Interventions) => Promise<T>,
  ): Promise<T | null> {
    const { host, state } = this.#parts;
    return this.#apart(async () => {
      const { plan } = requireModel(state.getState());
      const { tokens: text, length, reading } = state.getState();
      const [first = 0, ...others] = text.slice(0, length);
      const tokens = length === 0 ? [] : [reading.replaceFirst ?? first, ...others];
      return read(host, plan, tokens.slice(0, plan.slots), interventionsOf(reading));
    });
  }
}
