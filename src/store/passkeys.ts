/** The passkey experiment: every model of that task is opened in a separate thread, asked, and closed. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { PasskeyAnswer } from '../decode/runs/passkey-run';
import { loadedModel } from '../decode/session/session-state';
import type { Catalogue, CatalogueEntry } from '../model/catalogue';
import type { ModelFiles } from '../model/files';
import { loadModel } from '../model/load-model';
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

interface PasskeyParts {
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
    const models = passkeyModels(this.#parts.catalogue);
    this.store.setState({ ...emptyPasskeys, running: true, trials });
    try {
      for (const [i, entry] of models.entries()) if (!signal.aborted) await this.#ask(entry, i, models.length, trials, signal);
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

  async #ask(entry: CatalogueEntry, i: number, count: number, trials: number, signal: AbortSignal): Promise<void> {
    // Loaded with the run that needs it.
    const { askPasskeys, cells } = await import('../decode/runs/passkey-run');
    const each = trials * cells;
    const tell = (done: number): void =>
      this.store.setState({ now: { model: entry.name, done: i * each + done, all: count * each } });
    tell(0);
    const parts = await loadModel(entry, this.#parts.files, signal);
    const model = loadedModel(parts);
    const { host, close } = this.#parts.startHost();
    try {
      await host.load(model.plan, parts.weights, 'auto');
      const answers: PasskeyAnswer[] = [];
      for await (const answer of askPasskeys(host, model, trials, signal)) {
        answers.push(answer);
        this.store.setState((s) => ({ answers: { ...s.answers, [entry.id]: [...answers] } }));
        tell(answers.length);
      }
    } finally {
      close();
    }
  }
}
