/** Reads tokens into a session: keeps their traces, grows the tree behind the cursor, reads again what memory had no room for. */
import type { StoreApi } from 'zustand/vanilla';
import type { Plan } from '../../attention/plan';
import { EngineError } from '../../engine/engine';
import type { BackendReport, EngineHost } from '../../engine/host';
import type { StepTrace } from '../../engine/trace';
import { withLimits, withNotice } from './notice';
import { policies } from '../policies';
import { Reader, type Ways } from '../reader/reader';
import type { ReadingSettings } from '../reader/reading-settings';
import { maxTokens } from '../reader/model-limits';
import type { SessionState } from './session-state';
import type { Shadow } from '../runs/shadow';
import type { TraceHistory } from '../text/trace-history';
import type { Sequence } from '../text/sequence';
import { type Nodes, type Origin, type TextPath, activeText, append, beginning, childWith } from '../text/token-tree';

/** A place in a text: tokens up to it, and the node of the last of them. Whoever reads on from a cursor takes nothing once it is gone. */
export interface Cursor {
  readonly length: number;
  readonly node: number;
}

/** Null while nothing is read. */
export function cursorOf({ path, length }: Pick<SessionState, 'path' | 'length'>): Cursor | null {
  const node = length === 0 ? undefined : path.at(length - 1);
  return node === undefined ? null : { length, node };
}

export class SessionReader {
  readonly #reader: Reader;
  readonly #plan: Plan;
  readonly #host: EngineHost;
  readonly #state: StoreApi<SessionState>;
  readonly #history: TraceHistory;
  readonly #shadow: Pick<Shadow, 'forget' | 'isReading'>;
  /**
   * Reads rows of a bounded policy once more, in slots that it leaves free, from this one on, so that its own cache stays; null where there
   * are too few.
   */
  #apart: { readonly reader: Reader; readonly firstSlot: number } | null = null;

  constructor(
    host: EngineHost,
    plan: Plan,
    state: StoreApi<SessionState>,
    history: TraceHistory,
    shadow: Pick<Shadow, 'forget' | 'isReading'>,
  ) {
    this.#host = host;
    this.#plan = plan;
    this.#state = state;
    this.#history = history;
    this.#shadow = shadow;
    this.#reader = new Reader(host, plan, (backend) => {
      this.tell(backend);
      this.leaveSpareSlots();
      shadow.forget();
    });
  }

  /** Says that the device was lost, and what came of it. */
  tell(backend: BackendReport): void {
    const kind = backend.backend === 'webgpu' ? 'recovered' : 'fellBack';
    this.#state.setState((s) => ({ backend, notices: withNotice(s.notices, { kind }) }));
  }

  /** Reads by these settings from now on, from the start. */
  configure(settings: ReadingSettings): void {
    this.#reader.setSettings(settings);
    const { bounded } = policies[settings.policy.kind];
    const { ring, recurrent, slots } = this.#plan;
    const { size } = settings.policy;
    this.#apart = null;
    if (!bounded || ring !== null || recurrent || slots < 2 * size) return;
    const onRecovered = (backend: BackendReport): void => {
      this.tell(backend);
      this.#reader.forget();
      this.#shadow.forget();
    };
    this.#apart = { reader: new Reader(this.#host, this.#plan, onRecovered, size), firstSlot: size };
    this.#apart.reader.setSettings(settings);
  }

  /** Another writes into the slots that the policy leaves free: what was read again there is no longer. */
  leaveSpareSlots(): void {
    this.#apart?.reader.forget();
  }

  /** The engine's cache is empty, or belongs to another text. */
  forget(): void {
    this.#reader.forget();
    this.leaveSpareSlots();
    this.#shadow.forget();
  }

  /** Reads a text's tokens from one index up to another and keeps their traces; says after each chunk how many tokens are read. */
  async read(
    text: TextPath,
    { from, upTo = text.path.length, signal }: { readonly from: number; readonly upTo?: number; readonly signal: AbortSignal },
    onChunk?: (upTo: number) => void,
  ): Promise<void> {
    const onTraces = (traces: readonly StepTrace[]): void => {
      this.#keep(traces, text);
      const last = traces.at(-1);
      if (last) onChunk?.(last.index + 1);
    };
    await this.#reader.read(text.tokens.take(upTo), { from, signal, onChunk: onTraces });
  }

  /** Keeps traces of a text's tokens. */
  #keep(traces: readonly StepTrace[], { path }: TextPath): void {
    for (const trace of traces) {
      const node = path.at(trace.index);
      if (node !== undefined) this.#history.set(node, trace, path);
    }
  }

  /** See Reader.contents. */
  contents(tokens: Sequence<number>, length: number, buffer: string, signal: AbortSignal): Promise<Float32Array | null> {
    return this.#reader.contents(tokens, length, buffer, signal);
  }

  /**
   * Reads one more token behind the cursor. The state changes only when its trace is there.
   * @returns false when interrupted, or when the cursor has moved meanwhile: the text is then as it is
   */
  async extend(token: number, origin: Origin, signal: AbortSignal): Promise<boolean> {
    const state = this.#state.getState();
    const cursor = cursorOf(state);
    if (!cursor) return false;
    const known = childWith(state.nodes, cursor.node, token);
    const traced = known !== undefined && this.#history.get(known) !== undefined;
    const rows = traced ? [] : await this.readAhead(state.tokens.take(cursor.length).push(token), cursor.length, signal);
    if (signal.aborted || (!traced && rows.length === 0)) return false;
    return this.take(cursor, [token], rows, () => origin);
  }

  /**
   * Reads a text that goes on behind the active path, and takes none of it: what is not taken afterwards, the next reading takes back.
   * @returns its rows from an index on; fewer than all of them when interrupted
   */
  async readAhead(text: Sequence<number>, from: number, signal: AbortSignal): Promise<readonly StepTrace[]> {
    // By their index, since rows are read a second time after a lost device.
    const rows = new Map<number, StepTrace>();
    await this.#reader.read(text, { from, signal, onChunk: (traces) => traces.forEach((trace) => rows.set(trace.index, trace)) });
    return [...rows.values()].toSorted((a, b) => a.index - b.index);
  }

  /** Ways on behind a text, read in one pass: see Reader.readTree. */
  readTree(text: Sequence<number>, ways: Ways, signal: AbortSignal): Promise<readonly Float32Array[] | null> {
    return this.#reader.readTree(text, ways, signal);
  }

  /**
   * Takes tokens behind a cursor into the text, with the rows that they gave where these were read.
   * @returns false, and takes nothing, where the cursor of the text is another by now
   */
  take(at: Cursor, tokens: readonly number[], rows: readonly StepTrace[], originOf: (place: number) => Origin): boolean {
    const { nodes, length, ...text } = this.#state.getState();
    if (length !== at.length || text.path.at(length - 1) !== at.node) return false;
    const ids: number[] = [];
    let grown = nodes;
    for (const [i, token] of tokens.entries()) {
      const added = append(grown, ids.at(-1) ?? at.node, token, originOf(i));
      grown = added.nodes;
      ids.push(added.id);
    }
    const longer = activeText(grown, beginning(text, length));
    rows.forEach((trace, i) => this.#history.set(ids[i] ?? -1, trace, longer.path));
    this.#grow(grown, longer, length + tokens.length);
    return true;
  }

  /** A text that has grown, with the cursor at its end. */
  #grow(nodes: Nodes, text: TextPath, length: number): void {
    this.#state.setState((s) => ({
      nodes,
      ...text,
      length,
      phase: 'ready',
      notices: s.model ? withLimits(s.notices, s.model.spec, maxTokens(s.reading, s.model), s.length, length) : s.notices,
    }));
  }

  /**
   * A token's trace, read again if memory had no room for it: by itself where what is cached allows it, else apart from the text's own cache,
   * else by going back, so that what follows must be read again.
   * @returns undefined when interrupted, and where there is no such token
   */
  async ensure(index: number, signal: AbortSignal): Promise<StepTrace | undefined> {
    const { path, tokens } = this.#state.getState();
    const node = index < 0 ? undefined : path.at(index);
    if (node === undefined) return undefined;
    const known = this.#history.get(node);
    if (known) return known;
    const again = await this.#reader.again(tokens, index).catch((error: unknown) => {
      // The reading that follows starts the device again.
      if (error instanceof EngineError && error.code === 'lost') return null;
      throw error;
    });
    if (again) this.#history.set(node, again, path);
    else await this.#readRow({ path, tokens }, index, signal);
    const trace = this.#history.get(node);
    if (trace) this.#state.setState(({ restoredTraces: readAgain }) => ({ restoredTraces: readAgain + 1 }));
    return trace;
  }

  /** Reads a row whose tokens are no longer all cached. */
  async #readRow(text: TextPath, index: number, signal: AbortSignal): Promise<void> {
    if (this.#apart === null || this.#shadow.isReading()) return this.read(text, { from: index, upTo: index + 1, signal });
    const { reader, firstSlot } = this.#apart;
    // Each is kept as it was when it was read in the text's own slots.
    const inOwnSlots = (trace: StepTrace): StepTrace => ({ ...trace, slots: trace.slots.map((slot) => slot - firstSlot) });
    const onChunk = (traces: readonly StepTrace[]): void => this.#keep(traces.map(inOwnSlots), text);
    await reader.read(text.tokens.take(index + 1), { from: index, signal, onChunk });
  }

  /**
   * Reads the whole active path from its start.
   * @param cursor where it is when that is done
   * @param onRead how many tokens are read
   */
  async readAll(cursor: number, signal: AbortSignal, onRead: (upTo: number) => void): Promise<void> {
    const { path, tokens } = this.#state.getState();
    this.forget();
    this.#history.clear();
    this.#state.setState({ phase: 'reading', progress: { done: 0, total: path.length }, error: null });
    await this.read({ path, tokens }, { from: 0, signal }, (done) => {
      this.#state.setState({ progress: { done, total: path.length } });
      onRead(done);
    });
    if (!signal.aborted) this.#state.setState({ phase: 'ready', length: cursor, progress: null });
  }
}
