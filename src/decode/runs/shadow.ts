/**
 * A shadow run: the text read a second time with nothing evicted, in the slots that a bounded policy leaves free, to show what attention a
 * row would have paid to evicted tokens, and which token would have been drawn. The policy's own cache stays as it is; each token costs one
 * more row.
 */
import { sum } from 'd3-array';
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { BackendReport, EngineHost } from '../../engine/host';
import type { StepTrace } from '../../engine/trace';
import { fullPolicy, policies } from '../policies';
import { Reader } from '../reader/reader';
import { Sequence } from '../text/sequence';
import type { SessionState } from '../session/session-state';
import { TraceHistory } from '../text/trace-history';
import { type FullComparison, FullDraws, nothingCompared } from './full-draws';
import type { CommandQueue } from '../session/command-queue';
import { messageOf } from '../../words/message-of';

export interface ShadowState {
  readonly on: boolean;
  /**
   * Most tokens that it can read: the slots that the policy leaves free; 0 where nothing is evicted, or where layers have a ring or a
   * state.
   */
  readonly capacity: number;
  /** Length of the prefix that it has read. */
  readonly length: number;
  /** Rows read since the last start, on all branches, and the milliseconds that they took. */
  readonly rows: number;
  readonly milliseconds: number;
  /** Bytes of its traces. */
  readonly bytes: number;
  /** The tokens that a full cache would have drawn, beside those of the text. */
  readonly comparison: FullComparison;
  /** Why it failed. */
  readonly error: string | null;
}

const idle: ShadowState = {
  on: false,
  capacity: 0,
  length: 0,
  rows: 0,
  milliseconds: 0,
  bytes: 0,
  comparison: nothingCompared,
  error: null,
};

/** 48 MiB: attention over 960 tokens at 4 layers × 4 heads takes 28 MiB of it. */
const bound = 48 * 2 ** 20;

interface ShadowParts {
  readonly host: EngineHost;
  readonly session: StoreApi<SessionState>;
  readonly commands: CommandQueue;
  /** The device was lost, and with it the policy's cache. */
  readonly onRecovered: (report: BackendReport) => void;
  /** Called before it writes into the slots that the policy leaves free. */
  readonly onRestart: () => void;
  /** The policy's own trace of a token of the active path. */
  readonly ownTrace: (index: number) => StepTrace | undefined;
}

export class Shadow {
  readonly state: StoreApi<ShadowState> = createStore<ShadowState>(() => idle);
  readonly #parts: ShadowParts;
  readonly #history = new TraceHistory(bound);
  readonly #draws: FullDraws;
  #reader: Reader | null = null;
  /** The prefix that was read last. */
  #path: Sequence<number> = Sequence.of([]);
  #waiting = false;
  /** Who needs it although it is not on. */
  #followers = 0;

  constructor(parts: ShadowParts) {
    this.#parts = parts;
    this.#draws = new FullDraws({ full: (index) => this.trace(index), own: parts.ownTrace });
    parts.session.subscribe((now, before) => {
      if (now.path !== before.path) this.#draws.note(now, before);
      if (now.reading !== before.reading || now.model !== before.model) this.#restart();
      if (now.path !== before.path || now.phase !== before.phase) this.#follow();
    });
  }

  set(on: boolean): void {
    const ran = this.#wanted;
    this.state.setState({ on });
    if (on || ran !== this.#wanted) this.#begin();
  }

  /** Has it run as if it were on, until what is returned is called. */
  follow(): () => void {
    this.#followers += 1;
    if (this.#followers === 1 && !this.state.getState().on) this.#begin();
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.#followers -= 1;
      if (!this.#wanted) this.#begin();
    };
  }

  get #wanted(): boolean {
    return this.#followers > 0 || this.state.getState().on;
  }

  #begin(): void {
    this.#restart();
    this.#follow();
  }

  /** The engine's cache is empty, or holds another text. */
  forget(): void {
    this.#reader?.forget();
  }

  /** Whether its rows are in the slots that the policy leaves free. */
  isReading(): boolean {
    return this.#reader !== null;
  }

  /** The trace of a token of the active path, without slots and positions. */
  trace(index: number): StepTrace | undefined {
    const node = index < 0 ? undefined : this.#parts.session.getState().path.at(index);
    return node === undefined ? undefined : this.#history.get(node);
  }

  /** Discards what was read with other settings. */
  #restart(): void {
    const { host, session, onRecovered, onRestart: onBegun } = this.#parts;
    const { model, reading } = session.getState();
    const { on } = this.state.getState();
    this.#history.clear();
    this.#draws.forget();
    this.#path = Sequence.of([]);
    this.#reader = null;
    // A ring or a state is shared by all slots, so the shadow would overwrite the policy's.
    const apart = model !== null && model.plan.ring === null && !model.plan.recurrent;
    const bounded = apart && policies[reading.policy.kind].bounded;
    this.state.setState({ ...idle, on, capacity: bounded ? Math.max(0, model.plan.slots - reading.policy.size) : 0 });
    if (!this.#wanted || !bounded) return;
    onBegun();
    this.#reader = new Reader(host, model.plan, onRecovered, reading.policy.size);
    this.#reader.setSettings({ ...reading, policy: fullPolicy });
  }

  /** Queues a look that reads what the text has and the shadow lacks. */
  #follow(): void {
    if (this.#waiting || this.#reader === null) return;
    this.#waiting = true;
    const { commands } = this.#parts;
    commands
      .run(
        'look',
        async ({ signal }) => {
          this.#waiting = false;
          await this.#read(signal);
          if (signal.aborted) this.#follow();
        },
        { cancelled: () => void (this.#waiting = false) },
      )
      .catch((error: unknown) => this.state.setState({ error: messageOf(error) }));
  }

  async #read(signal: AbortSignal): Promise<void> {
    const { phase, path, tokens } = this.#parts.session.getState();
    const reader = this.#reader;
    if (reader === null || phase !== 'ready') return;
    const upTo = Math.min(path.length, this.state.getState().capacity);
    let from = Math.min(upTo, this.#path.common(path));
    while (from < upTo && this.#history.get(path.at(from) ?? -1)) from += 1;
    this.#keep(path.take(from));
    if (from === upTo) return;
    const onChunk = (traces: readonly StepTrace[]): void => {
      // After a restart, rows of the old reader are of other settings.
      if (reader !== this.#reader) return;
      for (const trace of traces) {
        const none = new Uint32Array();
        const kept = { ...trace, slots: none, positions: none };
        this.#history.set(path.at(trace.index) ?? -1, kept, path);
      }
      const milliseconds = sum(traces, (trace) => trace.milliseconds);
      this.state.setState((s) => ({ rows: s.rows + traces.length, milliseconds: s.milliseconds + milliseconds }));
      this.#keep(path.take((traces.at(-1)?.index ?? from - 1) + 1));
    };
    await reader.read(tokens.take(upTo), { from, signal, onChunk });
  }

  #keep(path: Sequence<number>): void {
    this.#path = path;
    const comparison = this.#draws.compare(this.#parts.session.getState(), path.length);
    this.state.setState({ length: path.length, bytes: this.#history.bytes, comparison });
  }
}
