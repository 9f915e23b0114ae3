/** The passkey experiment: every model of that task is opened in a separate thread, asked, and closed. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { PasskeyAnswer } from '../decode/runs/passkey-run';
import type { Catalogue, CatalogueEntry } from '../model/catalogue';
import type { ModelFiles } from '../model/files';
import { messageOf } from '../words/message-of';
import type { ConnectedHost } from '../engine/connect';

export interface PasskeysState {
  readonly running: boolean;
  /** Requested texts per cell; 0: never run. */
  readonly trials: number;
  /** The model that is being asked, and how many texts of how many all models together were asked. */
  readonly now: { readonly model: string; readonly done: number; readonly all: number } | null;
  /** What each model answered, by its id. */
  readonly answers: Readonly<Record<string, readonly PasskeyAnswer[]>>;
  readonly error: string | null;
}

export const emptyPasskeys: PasskeysState = { running: false, trials: 0, now: null, answers: {}, error: null };

export interface PasskeyParts {
  readonly catalogue: Catalogue;
  readonly files: ModelFiles;
  readonly startHost: () => ConnectedHost;
}

/** The models that learned the task. */
export function passkeyModels(catalogue: Catalogue): readonly CatalogueEntry[] {
  return catalogue.models.filter(({ task }) => task === 'passkey');
}

export class Passkeys {
  readonly store: StoreApi<PasskeysState> = createStore<PasskeysState>(() => emptyPasskeys);
  readonly #parts: PasskeyParts;
  #stop: AbortController | null = null;

  constructor(parts: PasskeyParts) {
    this.#parts = parts;
  }

  /** Asks every model, cell by cell; its failure is in the state. One run at a time: a second is ignored. */
  async run(trials: number): Promise<void> {
    if (this.#stop !== null) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.store.setState({ ...emptyPasskeys, running: true, trials });
    try {
      // Loaded with the run that needs it.
      const { askModels } = await import('./ask-passkeys');
      await askModels(this.#parts, this.store, trials, signal);
    } catch (error) {
      if (!signal.aborted) this.store.setState({ error: messageOf(error) });
    } finally {
      this.#stop = null;
      this.store.setState({ running: false, now: null });
    }
  }

  stop(): void {
    this.#stop?.abort();
  }
}
