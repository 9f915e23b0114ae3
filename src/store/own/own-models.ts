/** Models of the visitor's own: those that were opened, and the way to open them. What reads them is loaded with the first one. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Outcome } from '../../decode/session/outcome';
import type { HubRequest } from '../../model/hub/repository';
import { loadWords } from '../../words';
import type { Opening } from '../opening';
import type { SavedState } from '../properties';
import type { OwnOpening } from './own-opening';
import type { OwnPage } from './own-page';
import { type OwnState, isOwnId } from './own-state';

const nothing: OwnState = { models: [], work: null, offer: null, awaited: null, kept: null };

export class OwnModels {
  readonly store: StoreApi<OwnState> = createStore<OwnState>(() => nothing);
  readonly #page: () => OwnPage;
  readonly #opening: Opening;
  readonly #hub: HubRequest;
  #loaded: Promise<OwnOpening> | null = null;

  /** @param hub how the Hub is asked; tests have their own */
  constructor(page: () => OwnPage, opening: Opening, hub: HubRequest = {}) {
    this.#page = page;
    this.#opening = opening;
    this.#hub = hub;
  }

  /** Whether a link's model is one that the page would have to be given first. */
  lacks(id: string): boolean {
    return isOwnId(id) && !this.#page().models.has(id);
  }

  /** Keeps what a link shows until its model is here; null: nothing. */
  await(awaited: SavedState | null): void {
    this.store.setState({ awaited });
  }

  /** See OwnOpening.openFiles. */
  async openFiles(files: readonly File[], asks: boolean, folder = ''): Promise<Outcome> {
    const since = this.#opening.count;
    return (await this.#parts()).openFiles(files, asks, since, folder);
  }

  /** See OwnOpening.openHub. */
  async openHub(name: string, asks: boolean): Promise<Outcome> {
    const since = this.#opening.count;
    return (await this.#parts()).openHub(name, asks, since);
  }

  /** Does what the visitor was asked about. */
  accept = async (slots?: number): Promise<Outcome> => (await this.#parts()).accept(slots);

  /** Ends what is asked or done; the model and the text before stay. What the engine is taking already is opened. */
  cancel = async (): Promise<void> => (await this.#parts()).cancel();

  /** Reads what models are kept in this browser. */
  listKept = async (): Promise<void> => (await this.#parts()).listKept();

  /** Lets go of a model that is kept; nothing happens where there is none. */
  removeKept = async (name: string): Promise<void> => (await this.#parts()).removeKept(name);

  #parts(): Promise<OwnOpening> {
    this.#loaded ??= loadWords('ownModels', 'checkpoint')
      .then(() => import('./own-opening'))
      .then(
        ({ OwnOpening: Opener }) => new Opener({ store: this.store, page: this.#page, opening: this.#opening, hub: this.#hub }),
      )
      .catch((error: unknown) => {
        this.#loaded = null;
        throw error;
      });
    return this.#loaded;
  }
}
