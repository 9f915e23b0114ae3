/**
 * Models of the visitor's own, from files or from the Hub: asked about, read, opened, listed. What reads them is loaded with the first one. Of
 * several requests the last one holds, and a request for any other model that comes meanwhile holds as well.
 */
import { type Outcome, done, overtaken } from '../../decode/session/outcome';
import { openCheckpoint } from '../../model/checkpoint/open-checkpoint';
import { type NamedFile, blobFile } from '../../model/checkpoint/named-file';
import type { ImportedModel } from '../../model/models';
import type { SavedState } from '../properties';
import { folderName, inFolder, modelFolder } from './folder';
import type { OwnParts } from './own-page';
import type { OwnState, Work } from './own-state';
import { type Looked, describe, withTokenizer } from './read-own';
import { recognise } from './recognise';

export class OwnOpening {
  readonly #parts: OwnParts;
  #abort: AbortController | null = null;
  /** What the visitor is asked about. */
  #accept: ((slots?: number) => Promise<Outcome>) | null = null;

  constructor(parts: OwnParts) {
    this.#parts = parts;
  }

  /**
   * Opens what these files are: a model, a lesson, a recording.
   * @param asks whether the visitor is asked first where the weights are large
   * @param folder what their folder is called; empty where that is not known
   * @param since how many models had been asked for when this was
   * @throws CheckpointError, ModelError, RecordingError, EngineError, or an Error with a sentence
   */
  openFiles(files: readonly File[], asks: boolean, since: number, folder: string): Promise<Outcome> {
    return this.#run('looking', since, async (signal, isLatest) => {
      const found = modelFolder(files.map(inFolder));
      const chosen = found.map(({ file: each }) => each);
      const kind = await recognise(chosen);
      const [file] = chosen;
      const { lessons, openRecording } = this.#parts.page();
      if (!isLatest()) return overtaken;
      if (kind === 'lesson' && file) return lessons.open(lessons.known.add(await file.text()));
      if (kind === 'recording' && file) return openRecording(file);
      return this.#look(
        chosen.map((each) => blobFile(each, each.name)),
        { hub: null, called: folder === '' ? folderName(found) : folder },
        asks,
        { signal, isLatest },
      );
    });
  }

  /**
   * Opens a model of the Hub: from the browser, where it is kept; else it is listed and fetched.
   * @param asks whether the visitor is asked before it is fetched, and before it is opened where it is large
   * @throws HubError, and what `openFiles` does
   */
  openHub(text: string, asks: boolean, since: number): Promise<Outcome> {
    return this.#run('listing', since, async (signal, isLatest) => {
      const hub = await import('./from-hub');
      const found = await hub.find(text, { ...this.#parts.hub, signal });
      const open = async (files: Awaited<ReturnType<typeof found.fetch>>, until: Stage): Promise<Outcome> =>
        this.#look(files, { hub: found.name, called: found.name }, asks, until);
      if (!isLatest()) return overtaken;
      if (found.whole) return open(found.whole, { signal, isLatest });
      const fetch = (until: Stage): Promise<Outcome> => this.#fetch(found, until).then((files) => open(files, until));
      if (!asks) return fetch({ signal, isLatest });
      return this.#offer(found.offer, () =>
        this.#run('fetching', this.#parts.opening.count, (inner, latest) => fetch({ signal: inner, isLatest: latest })),
      );
    });
  }

  async #fetch(found: FoundOnHub, { signal }: Stage) {
    this.#tell({ what: 'fetching', name: found.name, done: found.offer.kept, total: found.offer.bytes });
    return found
      .fetch({
        ...this.#parts.hub,
        signal,
        progress: (bytes) =>
          !signal.aborted && this.#tell({ what: 'fetching', name: found.name, done: bytes, total: found.offer.bytes }),
      })
      .finally(() => this.listKept());
  }

  /** Reads what models are kept in this browser. */
  async listKept(): Promise<void> {
    const { keptModels } = await import('./from-hub');
    this.#parts.store.setState({ kept: await keptModels() });
  }

  /** Lets go of a model that is kept; nothing happens where there is none. */
  async removeKept(name: string): Promise<void> {
    const { removeKept } = await import('./from-hub');
    await removeKept(name);
    await this.listKept();
  }

  /** Does what the visitor was asked about. @param slots of the cache of a model that is opened, as its offer has them unless given */
  accept(slots?: number): Promise<Outcome> {
    const accepted = this.#accept;
    this.#accept = null;
    this.#parts.store.setState({ offer: null });
    return accepted?.(slots) ?? Promise.resolve(done);
  }

  /** Ends what is asked or done; the model and the text before stay. What the engine is taking already is opened. */
  cancel(): void {
    const { work } = this.#parts.store.getState();
    if (work?.what === 'starting') return;
    this.#abort?.abort();
    this.#accept = null;
    this.#parts.store.setState({ offer: null, work: null });
    if (work?.what === 'weights') this.#parts.opening.cancel();
    if (work?.what === 'weights') this.#parts.page().display.setState({ opening: null });
    this.#orFirst();
  }

  /** Where a model was on its way that gave way to one that did not come, the first one is opened. */
  #orFirst(): void {
    const { session, display, open } = this.#parts.page();
    if (session.state.getState().model === null && display.getState().opening === null) open('').catch(() => undefined);
  }

  async #look(files: readonly NamedFile[], { hub, called }: Named, asks: boolean, stage: Stage): Promise<Outcome> {
    const { signal } = stage;
    // A GGUF has a name of its own, and llama2.c's file one that its author chose; a configuration often has none.
    const takesName = called !== null && (hub !== null || files.some(({ name }) => name === 'config.json'));
    const name = takesName ? { name: called } : {};
    const looked = await describe(await openCheckpoint(files, { ...name, signal }), files, hub);
    if (!stage.isLatest()) return overtaken;
    const { offered } = looked;
    if (asks && looked.isAskedFor)
      return this.#offer(offered, (slots = offered.shape.context) =>
        this.#run(
          'tokenizer',
          this.#parts.opening.count,
          async (inner, latest) => {
            // What is computed of rotations may depend on how long texts can be.
            const chosen =
              slots === offered.shape.context
                ? looked
                : await describe(await openCheckpoint(files, { ...name, context: slots, signal: inner }), files, hub);
            return latest() ? this.#open(chosen, { signal: inner, isLatest: latest }) : overtaken;
          },
          offered.entry.name,
        ),
      );
    return this.#open(looked, stage);
  }

  #offer(offer: NonNullable<OwnState['offer']>, accept: (slots?: number) => Promise<Outcome>): Outcome {
    this.#accept = accept;
    this.#parts.store.setState({ offer });
    this.#parts.page().display.setState({ dialog: 'models' });
    return done;
  }

  async #open(looked: Looked, { signal, isLatest }: Stage): Promise<Outcome> {
    const { models, session, open, restore } = this.#parts.page();
    const { entry } = looked.offered;
    const { weightBytes } = looked.checkpoint;
    const { name } = entry;
    this.#tell({ what: 'tokenizer', name, done: 0, total: 0 });
    let tells = true;
    const model = await withTokenizer(looked, signal, (at, total) => {
      if (tells) this.#tell({ what: at < total ? 'weights' : 'starting', name, done: at, total });
    });
    if (!isLatest()) return overtaken;
    models.add(model);
    this.#tell({ what: 'weights', name, done: 0, total: 0 });
    const { awaited } = this.#parts.store.getState();
    const wanted = awaited?.model === entry.id ? awaited : null;
    try {
      const outcome = await (wanted ? restore(wanted) : open(entry.id));
      if (session.state.getState().model?.entry !== model.entry) this.#putBack(model);
      else this.#list(model, weightBytes, wanted);
      return outcome;
    } catch (error) {
      // It may be open, where its text could not be read.
      if (session.state.getState().model?.entry === model.entry) this.#list(model, weightBytes, wanted);
      else this.#putBack(model);
      throw error;
    } finally {
      tells = false;
    }
  }

  #list(model: ImportedModel, weights: number, shown: SavedState | null): void {
    const isOther = (id: string): boolean => id !== model.entry.id;
    this.#parts.store.setState(({ models, awaited }) => ({
      models: [{ model, weights }, ...models.filter((own) => isOther(own.model.entry.id))],
      awaited: awaited === shown ? null : awaited,
    }));
  }

  /** A model that was not opened is forgotten; one that was listed under the same id stays. */
  #putBack(model: ImportedModel): void {
    const { id } = model.entry;
    this.#parts
      .page()
      .models.replace(model, this.#parts.store.getState().models.find((own) => own.model.entry.id === id)?.model ?? null);
  }

  #tell(work: Work | null): void {
    this.#parts.store.setState({ work });
  }

  /** Runs a request; another one ends it. */
  async #run(
    what: Work['what'],
    since: number,
    job: (signal: AbortSignal, isLatest: () => boolean) => Promise<Outcome>,
    name = '',
  ): Promise<Outcome> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#accept = null;
    this.#parts.store.setState({ offer: null, work: { what, name, done: 0, total: 0 } });
    const { signal } = abort;
    try {
      return await job(signal, () => !signal.aborted && this.#parts.opening.count === since);
    } catch (error) {
      if (signal.aborted) return overtaken;
      this.#orFirst();
      throw error;
    } finally {
      if (this.#abort === abort) {
        this.#abort = null;
        this.#tell(null);
      }
    }
  }
}

/** What is known of a model's name: on the Hub, or of its folder. */
interface Named {
  readonly hub: string | null;
  readonly called: string | null;
}

interface Stage {
  readonly signal: AbortSignal;
  /** Whether nothing else was asked for meanwhile. */
  readonly isLatest: () => boolean;
}

type FoundOnHub = Awaited<ReturnType<typeof import('./from-hub').find>>;
