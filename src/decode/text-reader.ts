/** Reads tokens into a session: keeps their traces, grows the tree by one token, fetches again what was let go. */
import type { StoreApi } from 'zustand/vanilla';
import type { Plan } from '../attention/plan';
import type { BackendReport, EngineHost } from '../engine/host';
import type { StepTrace } from '../engine/trace';
import { words } from '../words';
import { DecodeError } from './errors';
import { withLimits, withNotice } from './notice';
import { Reader, type Ways } from './reader';
import { type ReadingSettings, mostTokens } from './reading';
import type { SessionState } from './session-state';
import type { TraceHistory } from './trace-history';
import type { Sequence } from './sequence';
import { type Nodes, type Origin, type TextPath, activeText, append, beginning } from './tree';

export class TextReader {
  readonly #reader: Reader;
  readonly #state: StoreApi<SessionState>;
  readonly #history: TraceHistory;
  readonly #onForgotten: () => void;

  /** @param onForgotten the engine's cache is empty, or belongs to another text, for others that keep something in it too */
  constructor(
    host: EngineHost,
    plan: Plan,
    state: StoreApi<SessionState>,
    history: TraceHistory,
    onForgotten: () => void = () => undefined,
  ) {
    this.#state = state;
    this.#history = history;
    this.#onForgotten = onForgotten;
    this.#reader = new Reader(host, plan, (backend) => {
      this.tell(backend);
      onForgotten();
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
  }

  /** The engine's cache is empty, or belongs to another text. */
  forget(): void {
    this.#reader.forget();
    this.#onForgotten();
  }

  /** Reads a text's tokens from one index up to another and keeps their traces; says after each chunk how many tokens are read. */
  async read(
    text: TextPath,
    { from, upTo = text.path.length, signal }: { readonly from: number; readonly upTo?: number; readonly signal: AbortSignal },
    onChunk?: (upTo: number) => void,
  ): Promise<void> {
    const onTraces = (traces: readonly StepTrace[]): void => {
      for (const trace of traces) {
        const node = text.path.at(trace.index);
        if (node !== undefined) this.#history.set(node, trace, text.path);
      }
      const last = traces.at(-1);
      if (last) onChunk?.(last.index + 1);
    };
    await this.#reader.read(text.tokens.take(upTo), { from, signal, onChunk: onTraces });
  }

  /** Makes the engine hold the first `length` tokens of a text and no more; no traces are kept. */
  stand(tokens: Sequence<number>, length: number, signal: AbortSignal): Promise<void> {
    return this.#reader.read(tokens.take(length), { from: length, signal, onChunk: () => undefined });
  }

  /** Reads one more token at the cursor. The state changes only when its trace is there. */
  async extend(token: number, origin: Origin, signal: AbortSignal): Promise<void> {
    const { nodes, length, ...text } = this.#state.getState();
    const cursor = text.path.at(length - 1);
    if (cursor === undefined) return;
    const { nodes: grown, id } = append(nodes, cursor, token, origin);
    const longer = activeText(grown, beginning(text, length));
    if (!this.#history.get(id)) {
      await this.read(longer, { from: length, upTo: length + 1, signal });
      if (!this.#history.get(id)) return;
    }
    this.#grow(grown, longer, length + 1);
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

  /** Takes tokens that were read ahead of the cursor into the text, with their rows. */
  take(rows: readonly StepTrace[], originOf: (place: number) => Origin): void {
    const { nodes, length, ...text } = this.#state.getState();
    const ids: number[] = [];
    let grown = nodes;
    let parent = text.path.at(length - 1);
    for (const [i, { token }] of rows.entries()) {
      if (parent === undefined) return;
      const added = append(grown, parent, token, originOf(i));
      grown = added.nodes;
      parent = added.id;
      ids.push(added.id);
    }
    const longer = activeText(grown, beginning(text, length));
    rows.forEach((trace, i) => this.#history.set(ids[i] ?? -1, trace, longer.path));
    this.#grow(grown, longer, length + rows.length);
  }

  /** A text that has grown, with the cursor at its end. */
  #grow(nodes: Nodes, text: TextPath, length: number): void {
    this.#state.setState((s) => ({
      nodes,
      ...text,
      length,
      phase: 'ready',
      notices: s.model ? withLimits(s.notices, s.model.spec, mostTokens(s.reading, s.model), s.length, length) : s.notices,
    }));
  }

  /** A token's trace, read again if it was let go; undefined when interrupted. @throws DecodeError `no-step` */
  async ensure(index: number, signal: AbortSignal): Promise<StepTrace | undefined> {
    const { length, ...text } = this.#state.getState();
    const node = index < 0 ? undefined : text.path.at(index);
    if (node === undefined) throw new DecodeError('no-step', words.decode.noSuchStep(index, length));
    if (!this.#history.get(node)) await this.read(text, { from: index, upTo: index + 1, signal });
    return this.#history.get(node);
  }

  /** Reads the whole active path anew; the cursor stays. */
  async readAgain(signal: AbortSignal): Promise<void> {
    const { path, tokens } = this.#state.getState();
    this.forget();
    this.#history.clear();
    const progress = (done: number) => ({ done, total: path.length });
    this.#state.setState({ phase: 'reading', progress: progress(0), error: null });
    await this.read({ path, tokens }, { from: 0, signal }, (done) => this.#state.setState({ progress: progress(done) }));
    if (!signal.aborted) this.#state.setState({ phase: 'ready', progress: null });
  }
}
