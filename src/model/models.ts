/** Every model that can be opened: those that ship, and those that a visitor brought, for as long as the page is open. */
import { type Catalogue, type ModelEntry, findModel } from './catalogue';
import type { ModelFiles } from './files';
import { type BegunModel, type ModelParts, beginModel } from './load-model';

/** A model that did not come with the page. */
export interface ImportedModel extends Omit<ModelParts, 'weights'> {
  /** The safetensors file, read again whenever an engine is to be filled: the page does not keep it. */
  readWeights(signal?: AbortSignal): Promise<ArrayBuffer>;
}

export class Models {
  readonly #catalogue: Catalogue;
  readonly #files: ModelFiles;
  readonly #imported = new Map<string, ImportedModel>();

  constructor(catalogue: Catalogue, files: ModelFiles) {
    this.#catalogue = catalogue;
    this.#files = files;
  }

  /** From here on `begin` and `load` know it by its id, in place of any other that was added with the same. */
  add(model: ImportedModel): void {
    this.#imported.set(model.entry.id, model);
  }

  /** Forgets this model, or has another in its place; nothing happens where it is not the one that is known by its id. */
  replace(model: ImportedModel, by: ImportedModel | null): void {
    const { id } = model.entry;
    if (this.#imported.get(id) !== model) return;
    if (by === null) this.#imported.delete(id);
    else this.#imported.set(id, by);
  }

  /** Those that ship, then the visitor's own, the last one last. */
  all(): readonly ModelEntry[] {
    return [...this.#catalogue.models, ...Array.from(this.#imported.values(), ({ entry }) => entry)];
  }

  has(id: string): boolean {
    return this.#imported.has(id) || this.#catalogue.models.some((entry) => entry.id === id);
  }

  /** @throws ModelError `unknown-model`, naming those that ship */
  find(id: string): ModelEntry {
    return this.#imported.get(id)?.entry ?? findModel(this.#catalogue, id);
  }

  /**
   * Everything but the weights, which are then on their way.
   * @param signal ends the reading
   * @throws ModelError `unknown-model`, and all that `beginModel` does; the signal's reason once it is aborted
   */
  async begin(id: string, signal?: AbortSignal): Promise<BegunModel> {
    const imported = this.#imported.get(id);
    if (imported === undefined) return beginModel(findModel(this.#catalogue, id), this.#files, signal);
    const weights = imported.readWeights(signal);
    // Heard by who waits for them.
    weights.catch(() => undefined);
    return { ...imported, weights };
  }

  /** The same with its weights. @throws all that `begin` and its weights do */
  async load(id: string, signal?: AbortSignal): Promise<ModelParts> {
    const begun = await this.begin(id, signal);
    return { ...begun, weights: await begun.weights };
  }
}
