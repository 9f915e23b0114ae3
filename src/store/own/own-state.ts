/** What is known of a visitor's own models: which were opened, what is being done for one, and what waits for an answer. */
import type { Imported, ModelEntry } from '../../model/catalogue';
import type { ImportedModel } from '../../model/models';
import type { SavedState } from '../properties';
import type { Fit, Need, SlotChoice } from './need';

/** A model of the visitor's own that is, or was, open. */
export interface OwnModel {
  readonly model: ImportedModel;
  /** Bytes of the weights, as the engine is given them. */
  readonly weights: number;
}

/** A model that is not opened before the visitor says so. */
export interface OfferedModel {
  readonly kind: 'open';
  readonly entry: ModelEntry & { readonly origin: Imported };
  readonly shape: OwnShape;
  /** With the slots that its shape has. */
  readonly need: Need;
  /** By rising slots; those of its shape are among them. */
  readonly slots: readonly SlotChoice[];
  readonly fit: Fit;
}

/** What of a spec is said before anything is loaded. */
export interface OwnShape {
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly vocabulary: number;
  /** Slots of the cache here. */
  readonly context: number;
}

/** A model of the Hub that is not fetched before the visitor says so. */
export interface OfferedFetch {
  readonly kind: 'fetch';
  /** `owner/name`, or `owner/name/file.gguf`. */
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly bytes: number;
  /** Bytes that are here already. */
  readonly kept: number;
  /** Whether it is there after the page is closed. */
  readonly stays: boolean;
}

export type Offer = OfferedModel | OfferedFetch;

/** `looking`: what the files are; `listing`: what the Hub has; `tokenizer`, `weights`: read; `starting`: the engine takes them, which cannot be stopped. */
export interface Work {
  readonly what: 'looking' | 'listing' | 'fetching' | 'tokenizer' | 'weights' | 'starting';
  /** Of the model, as far as it is known. */
  readonly name: string;
  /** Bytes, or numbers of the weights; `total` is 0 where it is not known. */
  readonly done: number;
  readonly total: number;
}

/** A model of the Hub that is kept in the browser, whole or in part. */
export interface KeptModel {
  readonly name: string;
  readonly bytes: number;
  readonly total: number;
}

export interface OwnState {
  /** The last one first. */
  readonly models: readonly OwnModel[];
  readonly work: Work | null;
  readonly offer: Offer | null;
  /** What a link shows with a model that is not here. */
  readonly awaited: SavedState | null;
  /** Null until it is asked for. */
  readonly kept: readonly KeptModel[] | null;
}

/** What stands before an own model's name in its id. */
export const idStarts = { files: 'own:', hub: 'hub:' } as const;

export const ownId = (from: keyof typeof idStarts, name: string): string => `${idStarts[from]}${name}`;

/** Whether an id is that of a visitor's own model, here or elsewhere. */
export const isOwnId = (id: string): boolean => Object.values(idStarts).some((start) => id.startsWith(start));

/** The name of a model of the Hub; null for an id of another. */
export const hubNameOf = (id: string): string | null => (id.startsWith(idStarts.hub) ? id.slice(idStarts.hub.length) : null);

/** A model's name in its id. */
export const nameInId = (id: string): string => id.replace(/^(?:own|hub):/u, '');
