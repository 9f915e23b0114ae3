/** The row that is looked at, computed again without the page's cache, in an engine of its own that is closed afterwards. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { ReadingSettings } from '../decode/reader/reading-settings';
import type { BackendName } from '../engine/engine';
import { messageOf } from '../words/message-of';
import { focusedRow } from './display';
import { type RowAgainParts, type RowAgainState, emptyRowAgain } from './row-again-state';

/** What a result belongs to. A node is of one session's text and model alone. */
interface Row {
  readonly node: number;
  readonly reading: ReadingSettings;
  readonly backend: BackendName;
}

export class RowAgain {
  readonly store: StoreApi<RowAgainState> = createStore<RowAgainState>(() => emptyRowAgain);
  readonly #parts: RowAgainParts;
  #of: Row | null = null;
  #stop: AbortController | null = null;

  constructor(parts: RowAgainParts) {
    this.#parts = parts;
    const check = (): void => {
      if (this.#of !== null && !same(this.#of, this.#lookedAt())) this.#clear();
    };
    parts.session.state.subscribe(check);
    parts.display.subscribe(check);
  }

  /** Computes the row that is looked at; a failure is in the state. One that runs is given up. Resolves when it is done, or given up. */
  async run(): Promise<void> {
    this.#clear();
    const row = this.#lookedAt();
    if (row === null) return;
    this.#of = row;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.store.setState({ ...emptyRowAgain, running: true });
    try {
      // Loaded when it is first asked for.
      const { computeLookedAt } = await import('./compute-row-again');
      await computeLookedAt(this.#parts, this.store, signal);
    } catch (error) {
      if (!signal.aborted) this.store.setState({ error: messageOf(error) });
    } finally {
      if (!signal.aborted) {
        this.#stop = null;
        this.store.setState({ running: false });
      }
    }
  }

  /** Gives it up; what a backend has computed by then is kept. */
  stop(): void {
    this.#stop?.abort();
    this.#stop = null;
    this.store.setState({ running: false });
  }

  #clear(): void {
    this.stop();
    this.#of = null;
    this.store.setState(emptyRowAgain);
  }

  #lookedAt(): Row | null {
    const { path, length, reading, backend } = this.#parts.session.state.getState();
    const node = path.at(focusedRow(this.#parts.display.getState().locked, length));
    return length === 0 || node === undefined || !backend ? null : { node, reading, backend: backend.backend };
  }
}

function same(a: Row, b: Row | null): boolean {
  return b !== null && a.node === b.node && a.reading === b.reading && a.backend === b.backend;
}
