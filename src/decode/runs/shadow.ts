/**
 * A shadow run: the text read a second time with everything kept, in the slots that a bounded policy leaves free, so that a row can be
 * asked what it would have given to tokens that are gone. The policy's own cache stays as it is; a row more is read for each token.
 */
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
  /** Most tokens that it can read: slots that the policy leaves free; 0 where nothing is evicted or layers keep a ring or a state, so that none can be asked. */
  readonly capacity: number;
  /** Tokens of the text, from its beginning, that it has read. */
  readonly length: number;
  /** Rows that it read since it was last begun, those of other branches included, and the milliseconds that they took. */
  readonly rows: number;
  readonly milliseconds: number;
  /** Bytes of its traces. */
  readonly bytes: number;
  /** What it failed with. */
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
  /** It is going to write into the slots that the policy leaves free. */
  readonly onRestart: () => void;
}

export class Shadow {
  readonly state: StoreApi<ShadowState> = createStore<ShadowState>(() => idle);
  readonly #parts: ShadowParts;
  readonly #history = new TraceHistory(bound);
  #reader: Reader | null = null;
  /** The text's beginning that was read last. */
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

  /** The engine's cache is empty, or belongs to another text. */
  forget(): void {
    this.#reader?.forget();
  }

  /** Whether it has begun to read, and so has rows in the slots that the policy leaves free. */
  isReading(): boolean {
    return this.#reader !== null;
  }

  /** What was read for a token of the active path; logits, slots and positions are left out. */
  trace(index: number): StepTrace | undefined {
    const node = index < 0 ? undefined : this.#parts.session.getState().path.at(index);
    return node === undefined ? undefined : this.#history.get(node);
  }

  /** Lets everything go that was read in another way. */
  #restart(): void {
    const { host, session, onRecovered, onRestart: onBegun } = this.#parts;
    const { model, reading } = session.getState();
    const { on } = this.state.getState();
    this.#history.clear();
    this.#path = Sequence.of([]);
    this.#reader = null;
    // Slots of its own are no other place where a layer keeps a ring or one state: what the shadow read would stand in the policy's way.
    const apart = model !== null && model.plan.ring === null && !model.plan.recurrent;
    const bounded = apart && policies[reading.policy.kind].bounded;
    this.state.setState({ ...idle, on, capacity: bounded ? Math.max(0, model.plan.slots - reading.policy.size) : 0 });
    if (!on || !bounded) return;
    onBegun();
    this.#reader = new Reader(host, model.plan, onRecovered, reading.policy.size);
    this.#reader.setSettings({ ...reading, policy: fullPolicy });
  }

  /** Takes a turn, when all that was asked for before is done, to read what the text has and the shadow has not. */
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
      // Those that were asked for anew belong to settings that are no longer there.
      if (reader !== this.#reader) return;
      for (const trace of traces) {
        const none = new Uint32Array();
        const kept = { ...trace, logits: new Float32Array(), slots: none, positions: none };
        this.#history.set(path.at(trace.index) ?? -1, kept, path);
      }
      const milliseconds = traces.reduce((sum, trace) => sum + trace.milliseconds, 0);
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
