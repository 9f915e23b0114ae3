/**
 * A shadow run: the text read a second time with nothing evicted, in the slots that a bounded policy leaves free, to show what attention a
 * row would have paid to evicted tokens. The policy's own cache stays as it is; each token costs one more row.
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
  /** Why it failed. */
  readonly error: string | null;
}

const idle: ShadowState = { on: false, capacity: 0, length: 0, rows: 0, milliseconds: 0, bytes: 0, error: null };

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
}

export class Shadow {
  readonly state: StoreApi<ShadowState> = createStore<ShadowState>(() => idle);
  readonly #parts: ShadowParts;
  readonly #history = new TraceHistory(bound);
  #reader: Reader | null = null;
  /** The prefix that was read last. */
  #path: Sequence<number> = Sequence.of([]);
  #waiting = false;

  constructor(parts: ShadowParts) {
    this.#parts = parts;
    parts.session.subscribe((now, before) => {
      if (now.reading !== before.reading || now.model !== before.model) this.#restart();
      if (now.path !== before.path || now.phase !== before.phase) this.#follow();
    });
  }

  set(on: boolean): void {
    this.state.setState({ on });
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

  /** The trace of a token of the active path, without logits, slots and positions. */
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
    this.#path = Sequence.of([]);
    this.#reader = null;
    // A ring or a state is shared by all slots, so the shadow would overwrite the policy's.
    const apart = model !== null && model.plan.ring === null && !model.plan.recurrent;
    const bounded = apart && policies[reading.policy.kind].bounded;
    this.state.setState({ ...idle, on, capacity: bounded ? Math.max(0, model.plan.slots - reading.policy.size) : 0 });
    if (!on || !bounded) return;
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
        const kept = { ...trace, logits: new Float32Array(), slots: none, positions: none };
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
    this.state.setState({ length: path.length, bytes: this.#history.bytes });
  }
}
