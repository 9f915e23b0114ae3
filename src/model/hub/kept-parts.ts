/** Where fetched models are kept: whole parts of files, so that what was interrupted goes on where it was. */
import { HubError } from './errors';

/**
 * A place for parts. A part is kept whole, or is empty; parts of one model stand under its key. Each may be called while another runs, for
 * another model.
 */
export interface PartStore {
  /** Keys of all models of which anything is kept. */
  models(): Promise<readonly string[]>;
  /** Names and sizes in bytes of a model's parts; empty for one of which nothing is kept. */
  parts(model: string): Promise<ReadonlyMap<string, number>>;
  /** @throws HubError `no-room` where the browser gives no more */
  write(model: string, part: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** A part's bytes, read from where they are kept as they are asked for. @throws HubError `removed` where it is gone */
  read(model: string, part: string): Promise<Blob>;
  /** Lets go of a model; nothing happens where there is none. */
  remove(model: string): Promise<void>;
}

/** Keeps parts in memory, for as long as the page is open: where the browser has no private files. */
export function memoryParts(): PartStore {
  const kept = new Map<string, Map<string, Blob>>();
  return {
    models: async () => [...kept.keys()],
    parts: async (model) => new Map([...(kept.get(model) ?? [])].map(([part, { size }]) => [part, size])),
    async write(model, part, bytes) {
      const parts = kept.get(model) ?? new Map<string, Blob>();
      kept.set(model, parts.set(part, new Blob([bytes])));
    },
    async read(model, part) {
      const found = kept.get(model)?.get(part);
      if (found === undefined) throw new HubError('removed', { name: model });
      return found;
    },
    async remove(model) {
      kept.delete(model);
    },
  };
}
