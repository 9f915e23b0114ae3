/** Reads tokens into the session: keeps their traces and grows the tree at the cursor. */
import type { StoreApi } from 'zustand/vanilla';
import type { PartialRow } from '../../attention/mlp-row';
import type { Plan } from '../../attention/plan';
import type { BackendReport, EngineHost } from '../../engine/host';
import { allOf } from '../../engine/logits';
import type { StepTrace } from '../../engine/trace';
import { words } from '../../words';
import { maxTokens } from '../reader/model-limits';
import { type RowTree, untraced } from '../reader/read-options';
import { Reader } from '../reader/reader';
import type { ReadingSettings, TokenRange } from '../reader/reading-settings';
import type { Replayed } from '../reader/rows-again';
import type { Shadow } from '../runs/shadow';
import type { Sequence } from '../text/sequence';
import { type Origin, activeText, append, beginning, childWith } from '../text/token-tree';
import type { TraceHistory } from '../text/trace-history';
import { type Cursor, cursorOf } from './cursor';
import { DecodeError } from './errors';
import type { LooksAhead } from './looks-ahead';
import { withLimits, withNotice } from './notice';
import type { SessionState } from './session-state';
import { TraceRestorer } from './trace-restorer';

interface SessionReaderParts {
  readonly host: EngineHost;
  readonly state: StoreApi<SessionState>;
  readonly history: TraceHistory;
  readonly shadow: Pick<Shadow, 'forget' | 'isReading'>;
  readonly ahead: Pick<LooksAhead, 'follow'>;
}

export class SessionReader {
  readonly #parts: SessionReaderParts;
  /** Of the model that is open. */
  #readers: { readonly text: Reader; readonly restorer: TraceRestorer } | null = null;

  /** Whether somebody needed all logits of the newest row: the next one is then read with them. */
  #asked = false;

  constructor(parts: SessionReaderParts) {
    this.#parts = parts;
  }

  /** Reads with this model's plan from now on. */
  open(plan: Plan): void {
    const { host, history, shadow } = this.#parts;
    const text = new Reader(host, plan, (backend) => {
      this.reportRecovery(backend);
      this.leaveSpareSlots();
      shadow.forget();
    });
    const onRecovered = (backend: BackendReport): void => {
      this.reportRecovery(backend);
      text.forget();
      shadow.forget();
    };
    const restorer = new TraceRestorer({ host, plan, reader: text, history, shadow, onRecovered });
    this.#readers = { text, restorer };
    history.open(plan);
    this.#asked = false;
  }

  /** @throws DecodeError `no-model` */
  get #required(): { readonly text: Reader; readonly restorer: TraceRestorer } {
    if (!this.#readers) throw new DecodeError('no-model', words.decode.noModel);
    return this.#readers;
  }

  /** Shows that the device was lost, and which backend runs now. */
  reportRecovery(backend: BackendReport): void {
    const kind = backend.backend === 'webgpu' ? 'recovered' : 'fellBack';
    this.#parts.state.setState((s) => ({ backend, notices: withNotice(s.notices, { kind }) }));
  }

  /** Reads by these settings from now on, from the start. */
  configure(settings: ReadingSettings): void {
    const { text, restorer } = this.#required;
    text.setSettings(settings);
    restorer.configure(settings);
    this.#parts.history.clear();
  }

  /** Another reader writes into the slots that the policy leaves free. */
  leaveSpareSlots(): void {
    this.#readers?.restorer.forget();
  }

  /** The engine's cache is empty, or holds another text. */
  forget(): void {
    this.#required.text.forget();
    this.leaveSpareSlots();
    this.#parts.shadow.forget();
  }

  /** See Reader.contents. */
  contents(tokens: Sequence<number>, length: number, buffer: string, signal: AbortSignal): Promise<Float32Array | null> {
    return this.#required.text.contents(tokens, length, buffer, signal);
  }

  /** See TraceRestorer.scratch. */
  scratch(
    tokens: Sequence<number>,
    index: number,
    part: PartialRow,
    signal: AbortSignal,
  ): Promise<readonly Float32Array[] | null> {
    return this.#required.restorer.scratch(tokens, index, part, signal);
  }

  /** See Reader.replay. What is not cached is read first. */
  async replay<T>(tokens: Sequence<number>, range: TokenRange, rows: Replayed<T>, signal: AbortSignal): Promise<T | null> {
    const { text } = this.#required;
    const seen = await text.replay(tokens, range, rows);
    if (seen !== null || signal.aborted) return seen;
    await text.read(tokens, untraced(tokens.length, signal));
    return signal.aborted ? null : text.replay(tokens, range, rows);
  }

  /** See Reader.readTree. */
  readTree(text: Sequence<number>, ways: RowTree, signal: AbortSignal): Promise<readonly Float32Array[] | null> {
    return this.#required.text.readTree(text, ways, signal);
  }

  /**
   * Reads the whole active path from its start.
   * @param cursor where the cursor goes when that is done
   * @param onRead called after each chunk with how many tokens are read
   */
  async readAll(cursor: number, signal: AbortSignal, onRead: (length: number) => void): Promise<void> {
    const { state, history } = this.#parts;
    const { path, tokens } = state.getState();
    this.forget();
    history.clear();
    state.setState({ phase: 'reading', progress: { done: 0, total: path.length }, error: null });
    const onChunk = (traces: readonly StepTrace[]): void => {
      history.add(traces, path);
      const last = traces.at(-1);
      if (!last) return;
      state.setState({ progress: { done: last.index + 1, total: path.length } });
      onRead(last.index + 1);
    };
    await this.#required.text.read(tokens, { from: 0, signal, onChunk });
    if (!signal.aborted) state.setState({ phase: 'ready', length: cursor, progress: null });
  }

  /**
   * Reads one more token at the cursor. The state changes only when its trace is there.
   * @returns false when interrupted, or when the cursor has moved meanwhile: the text is then unchanged
   */
  async extend(token: number, origin: Origin, signal: AbortSignal): Promise<boolean> {
    const state = this.#parts.state.getState();
    const cursor = cursorOf(state);
    if (!cursor) return false;
    const known = childWith(state.nodes, cursor.node, token);
    const traced = known !== undefined && this.#parts.history.get(known) !== undefined;
    const text = state.tokens.take(cursor.length).push(token);
    const allLogits = this.#asked;
    this.#asked = false;
    const rows = traced ? [] : await this.readAhead(text, cursor.length, signal, allLogits);
    if (rows.length > 0 && !signal.aborted) await this.#parts.ahead.follow(text, signal);
    if (signal.aborted || (!traced && rows.length === 0)) return false;
    return this.grow(cursor, [token], rows, () => origin);
  }

  /**
   * Reads a text that goes on after the active path, which stays as it is. What `grow` does not take, the next reading discards.
   * @param allLogits see ReadOptions
   * @returns the rows from an index on; fewer than all of them when interrupted
   */
  async readAhead(text: Sequence<number>, from: number, signal: AbortSignal, allLogits = true): Promise<readonly StepTrace[]> {
    // By index, since rows are read a second time after a lost device.
    const rows = new Map<number, StepTrace>();
    const onChunk = (traces: readonly StepTrace[]): void => traces.forEach((trace) => rows.set(trace.index, trace));
    await this.#required.text.read(text, { from, signal, onChunk, allLogits });
    return [...rows.values()].toSorted((a, b) => a.index - b.index);
  }

  /**
   * Adds tokens to the text after a cursor, with their rows where these were read, and moves the cursor to their end.
   * @returns false, and adds nothing, where the cursor has moved meanwhile
   */
  grow(at: Cursor, tokens: readonly number[], rows: readonly StepTrace[], originOf: (i: number) => Origin): boolean {
    const { state, history } = this.#parts;
    const { nodes, length, ...text } = state.getState();
    if (length !== at.length || text.path.at(length - 1) !== at.node) return false;
    const ids: number[] = [];
    let grown = nodes;
    for (const [i, token] of tokens.entries()) {
      const added = append(grown, ids.at(-1) ?? at.node, token, originOf(i));
      grown = added.nodes;
      ids.push(added.id);
    }
    const longer = activeText(grown, beginning(text, length));
    rows.forEach((trace, i) => history.set(ids[i] ?? -1, trace, longer.path));
    state.setState((s) => ({
      nodes: grown,
      ...longer,
      length: length + tokens.length,
      phase: 'ready',
      notices: s.model
        ? withLimits(s.notices, s.model, maxTokens(s.reading, s.model), s.length, length + tokens.length)
        : s.notices,
    }));
    return true;
  }

  /** As `ensure`, with the logits of all tokens. Of the newest row: the one after it is read with them at once. */
  async ensureLogits(index: number, signal: AbortSignal): Promise<StepTrace | undefined> {
    if (index === this.#parts.state.getState().tokens.length - 1) this.#asked = true;
    return this.ensure(index, signal, () => true);
  }

  /** The trace of a token of the active path; undefined if it was discarded. */
  trace(index: number): StepTrace | undefined {
    const node = index < 0 ? undefined : this.#parts.state.getState().path.at(index);
    return node === undefined ? undefined : this.#parts.history.get(node);
  }

  /**
   * The same, read again if it was discarded.
   * @param needed whether its logits are needed of all tokens: then it is read again if it has only those of the likeliest
   * @returns undefined when interrupted, and where there is no such token
   */
  async ensure(
    index: number,
    signal: AbortSignal,
    needed: (trace: StepTrace) => boolean = () => false,
  ): Promise<StepTrace | undefined> {
    const { state, history } = this.#parts;
    const { path, tokens } = state.getState();
    const node = index < 0 ? undefined : path.at(index);
    const known = node === undefined ? undefined : history.get(node);
    if (node === undefined) return undefined;
    if (known && (allOf(known.logits) !== null || !needed(known))) return known;
    await this.#required.restorer.restore({ path, tokens }, index, signal, known !== undefined);
    const trace = history.get(node);
    if (signal.aborted) return undefined;
    // It had been discarded, and is not enough either.
    if (known === undefined && trace && allOf(trace.logits) === null && needed(trace)) return this.ensure(index, signal, needed);
    if (trace) state.setState(({ restoredTraces }) => ({ restoredTraces: restoredTraces + 1 }));
    return trace;
  }
}
