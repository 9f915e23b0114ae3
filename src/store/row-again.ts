/** The row that is looked at, computed again without the page's cache, in an engine of its own that is closed afterwards. */
import { allOf } from '../engine/logits';
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { RowAgainWay } from '../decode/runs/row-again';
import { type ReadingSettings, interventionsOf, isEvicting } from '../decode/reader/reading-settings';
import type { Session } from '../decode/session/session';
import type { ConnectedHost } from '../engine/connect';
import type { BackendName } from '../engine/engine';
import type { Models } from '../model/models';
import { messageOf } from '../words/message-of';
import { type Display, focusedRow } from './display';

/** What a result belongs to. A node is of one session's text and model alone. */
interface Row {
  readonly node: number;
  readonly reading: ReadingSettings;
  readonly backend: BackendName;
}

export interface RowAgainResult {
  /** Tokens up to the row, which were read. */
  readonly rows: number;
  /** The page's row was computed under a policy that evicts, so a difference is what that did. */
  readonly evicting: boolean;
  /** The page's backend first. */
  readonly ways: readonly RowAgainWay[];
}

export interface RowAgainState {
  readonly running: boolean;
  /** Null before a first way is done. It is gone as soon as another row is looked at, or the row is computed otherwise. */
  readonly result: RowAgainResult | null;
  readonly error: string | null;
}

export const emptyRowAgain: RowAgainState = { running: false, result: null, error: null };

interface RowAgainParts {
  readonly session: Session;
  readonly display: StoreApi<Display>;
  readonly models: Models;
  readonly startHost: () => ConnectedHost;
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
      await this.#compute(signal);
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

  async #compute(signal: AbortSignal): Promise<void> {
    const { session, display, models, startHost } = this.#parts;
    const { tokens: text, length, reading, model, backend } = session.state.getState();
    if (!model || !backend || backend.backend === 'recorded') return;
    const index = focusedRow(display.getState().locked, length);
    const [{ computeRowAgain, planFor }, { weights }, { logits }] = await Promise.all([
      // Loaded when it is first asked for.
      import('../decode/runs/row-again'),
      models.load(model.entry.id, signal),
      session.ensureLogits(index, signal),
    ]);
    const all = allOf(logits);
    if (signal.aborted || all === null) return;
    const [first = 0, ...others] = text.slice(0, index + 1);
    const tokens = [reading.replaceFirst ?? first, ...others];
    const { host, close } = startHost();
    signal.addEventListener('abort', close);
    try {
      const plan = planFor(model.spec, tokens.length);
      const parts = {
        host,
        plan,
        weights,
        tokens,
        interventions: interventionsOf(reading),
        logits: all,
        backend: backend.backend,
      };
      const ways: RowAgainWay[] = [];
      for await (const way of computeRowAgain(parts, signal)) {
        if (signal.aborted) return;
        ways.push(way);
        this.store.setState({ result: { rows: tokens.length, evicting: isEvicting(reading), ways: [...ways] } });
      }
    } finally {
      signal.removeEventListener('abort', close);
      if (!signal.aborted) close();
    }
  }
}

function same(a: Row, b: Row | null): boolean {
  return b !== null && a.node === b.node && a.reading === b.reading && a.backend === b.backend;
}
