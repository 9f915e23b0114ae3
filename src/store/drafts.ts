/** The draft beside the page's own model: the one chosen on the page, in a separate thread, on the same backend. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Drafter } from '../decode/drafting/drafter';
import type { Session } from '../decode/session/session';
import type { ConnectedHost } from '../engine/connect';
import { sameBackend } from '../engine/host';
import { loadedModel } from '../decode/session/session-state';
import type { ModelEntry } from '../model/catalogue';
import type { Models } from '../model/models';
import type { Display } from './display';
import { messageOf } from '../words/message-of';

export interface DraftsState {
  readonly phase: 'off' | 'opening' | 'ready' | 'failed';
  /** Why a draft could not be opened. */
  readonly error: string | null;
}

interface DraftsParts {
  readonly session: Session;
  readonly display: StoreApi<Display>;
  readonly models: Models;
  readonly startHost: () => ConnectedHost;
}

/** Models that can draft for one: those with the same tokens, the smallest first, and itself last. */
export function draftsFor(models: Pick<Models, 'all'>, target: Pick<ModelEntry, 'id' | 'tokenizer'>): readonly ModelEntry[] {
  const own = (id: string): number => Number(id === target.id);
  return models
    .all()
    .filter(({ tokenizer }) => tokenizer === target.tokenizer)
    .toSorted((a, b) => own(a.id) - own(b.id) || a.parameters - b.parameters);
}

/** The named draft, where it can draft for the target, else the default; undefined where there is none. */
export function draftOf(
  models: Pick<Models, 'all'>,
  target: Pick<ModelEntry, 'id' | 'tokenizer'>,
  named: string,
): ModelEntry | undefined {
  const all = draftsFor(models, target);
  return all.find(({ id }) => id === named) ?? all[0];
}

export class Drafts {
  readonly store: StoreApi<DraftsState> = createStore<DraftsState>(() => ({ phase: 'off', error: null }));
  readonly #parts: DraftsParts;
  /** The open draft, its target and their backend; null where none is open, or where it failed, so that it can be tried again. */
  #opened: readonly unknown[] | null = null;
  #close: (() => void) | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: DraftsParts) {
    this.#parts = parts;
  }

  /** Resolves when the open draft is the chosen one, for the open model. Its failure is in the state. */
  settle(): Promise<void> {
    this.#running = this.#running.then(() => this.#settle());
    return this.#running;
  }

  async #settle(): Promise<void> {
    const { session, display, models } = this.#parts;
    const { draft, draftModel } = display.getState();
    const { model, backend } = session.state.getState();
    const entry = draft && model && backend ? draftOf(models, model.entry, draftModel) : undefined;
    // Not by their ids: a visitor's files may be opened anew under the same one.
    const wanted = entry ? [entry, model?.entry, backend?.backend] : null;
    // A draft that failed while drafting is closed.
    const isThere = session.drafting.getState().model !== null;
    const isOpen = wanted === null ? this.#opened === null : wanted.every((each, i) => each === this.#opened?.[i]);
    if (isOpen && isThere === (wanted !== null)) return;
    this.#opened = null;
    await session.setDrafter(null);
    this.#end();
    this.store.setState({ phase: entry ? 'opening' : 'off', error: null });
    if (!entry) return;
    try {
      await session.setDrafter(await this.#open(entry.id));
      this.#opened = wanted;
      this.store.setState({ phase: 'ready' });
    } catch (error) {
      this.#end();
      this.store.setState({ phase: 'failed', error: messageOf(error) });
    }
  }

  #end(): void {
    this.#close?.();
    this.#close = null;
  }

  async #open(id: string): Promise<Drafter> {
    const { session, models, startHost } = this.#parts;
    const [{ Drafter: Started }, parts] = await Promise.all([import('../decode/drafting/drafter'), models.load(id)]);
    const { host, close } = startHost();
    this.#close = close;
    // On its target's backend, so that milliseconds can be compared.
    const { backend } = session.state.getState();
    const model = loadedModel(parts);
    await host.load(model.plan, parts.weights, sameBackend(backend));
    return new Started(host, model);
  }
}
