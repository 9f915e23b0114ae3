/** The passkey experiment: every model of that task is opened in a separate thread, asked, and closed. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import { messageOf } from '../words/message-of';
import { type PasskeyParts, type PasskeysState, emptyPasskeys } from './passkeys-state';

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
