/** Reads tokens into a session: keeps their traces, grows the tree by one token, fetches again what was let go. */
import type { StoreApi } from 'zustand/vanilla';
import type { Plan } from '../attention/plan';
import type { EngineHost } from '../engine/host';
import type { StepTrace } from '../engine/trace';
import { words } from '../words';
import { DecodeError } from './errors';
import { withLimits, withNotice } from './notice';
import { Reader } from './reader';
import { type ReadingSettings, mostTokens } from './reading';
import type { SessionState } from './session-state';
import type { TraceHistory } from './trace-history';
import { type Origin, activePath, append, tokensOf } from './tree';

export class TextReader {
  readonly #reader: Reader;
  readonly #state: StoreApi<SessionState>;
  readonly #history: TraceHistory;

  constructor(host: EngineHost, plan: Plan, state: StoreApi<SessionState>, history: TraceHistory) {
    this.#state = state;
    this.#history = history;
    this.#reader = new Reader(host, plan, (backend) => {
      const kind = backend.backend === 'webgpu' ? 'recovered' : 'fellBack';
      state.setState((s) => ({ backend, notices: withNotice(s.notices, { kind }) }));
    });
  }

  /** Reads by these settings from now on, from the start. */
  configure(settings: ReadingSettings): void {
    this.#reader.setSettings(settings);
  }

  /** The engine's cache is empty, or belongs to another text. */
  forget(): void {
    this.#reader.forget();
  }

  /** Reads the path's tokens from index `from` on and keeps their traces; says after each chunk how many tokens are read. */
  async read(path: readonly number[], from: number, signal: AbortSignal, onChunk?: (upTo: number) => void): Promise<void> {
    const onTraces = (traces: readonly StepTrace[]): void => {
      for (const trace of traces) {
        const node = path[trace.index];
        if (node !== undefined) this.#history.set(node, trace, () => path);
      }
      const last = traces.at(-1);
      if (last) onChunk?.(last.index + 1);
    };
    await this.#reader.read(tokensOf(this.#state.getState().nodes, path), { from, signal, onChunk: onTraces });
  }

  /** Reads one more token at the cursor. The state changes only when its trace is there. */
  async extend(token: number, origin: Origin, signal: AbortSignal): Promise<void> {
    const { nodes, path, length } = this.#state.getState();
    const cursor = path[length - 1];
    if (cursor === undefined) return;
    const { nodes: grown, id } = append(nodes, cursor, token, origin);
    if (!this.#history.get(id)) {
      const tokens = [...tokensOf(nodes, path.slice(0, length)), token];
      const onChunk = (traces: readonly StepTrace[]): void => {
        for (const trace of traces)
          if (trace.index === length) this.#history.set(id, trace, () => [...path.slice(0, length), id]);
      };
      await this.#reader.read(tokens, { from: length, signal, onChunk });
      if (!this.#history.get(id)) return;
    }
    this.#state.setState((s) => ({
      nodes: grown,
      path: activePath(grown),
      length: length + 1,
      phase: 'ready',
      notices: s.model ? withLimits(s.notices, s.model.spec, mostTokens(s.reading, s.model), length, length + 1) : s.notices,
    }));
  }

  /** A token's trace, read again if it was let go; undefined when interrupted. @throws DecodeError `no-step` */
  async ensure(index: number, signal: AbortSignal): Promise<StepTrace | undefined> {
    const { path, length } = this.#state.getState();
    const node = path[index];
    if (node === undefined) throw new DecodeError('no-step', words.decode.noSuchStep(index, length));
    if (!this.#history.get(node)) await this.read(path.slice(0, index + 1), index, signal);
    return this.#history.get(node);
  }

  /** Reads the whole active path anew; the cursor stays. */
  async readAgain(signal: AbortSignal): Promise<void> {
    const { path } = this.#state.getState();
    this.forget();
    this.#history.clear();
    const progress = (done: number) => ({ done, total: path.length });
    this.#state.setState({ phase: 'reading', progress: progress(0), error: null });
    await this.read(path, 0, signal, (done) => this.#state.setState({ progress: progress(done) }));
    if (!signal.aborted) this.#state.setState({ phase: 'ready', progress: null });
  }
}
