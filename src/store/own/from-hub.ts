/** A model of the Hub: whether it is kept here, what would be fetched, and fetching it. Loaded when somebody asks for one. */
import type { NamedFile } from '../../model/checkpoint/named-file';
import { keyOf } from '../../model/hub/download';
import { loadHub } from '../../model/hub/load-hub';
import type { HubRequest } from '../../model/hub/repository';
import type { KeptModel, OfferedFetch } from './own-state';

type Hub = Awaited<ReturnType<typeof loadHub>>;

/** One for the page: where there are no private files, models are kept in its memory. */
let loaded: Promise<Hub> | null = null;

function hubHere(): Promise<Hub> {
  loaded ??= loadHub().catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

interface Found {
  /** `owner/name`, or `owner/name/file.gguf`. */
  readonly name: string;
  readonly offer: OfferedFetch;
  /** Its files, where all of them are kept. */
  readonly whole: readonly NamedFile[] | null;
  fetch(options: HubRequest & { readonly progress: (bytes: number) => void }): Promise<readonly NamedFile[]>;
}

/**
 * Finds a model in the browser, or asks the Hub what is in its repository.
 * @throws HubError; the signal's reason once it is aborted
 */
export async function find(text: string, request: HubRequest): Promise<Found> {
  const { parseName, keptModel, keptModels: listKept, listRepository, fetchModel, store, stays } = await hubHere();
  const parsed = parseName(text);
  const name = keyOf(parsed);
  const whole = await keptModel(store, name);
  if (whole)
    return { name, whole, offer: { kind: 'fetch', name, files: [], bytes: 0, kept: 0, stays }, fetch: async () => whole };
  const listing = await listRepository(parsed, request);
  const kept = (await listKept(store)).find((model) => model.name === name)?.bytes ?? 0;
  const { files, bytes } = listing;
  return {
    name,
    whole: null,
    offer: { kind: 'fetch', name, files, bytes, kept: Math.min(kept, bytes), stays },
    fetch: (options) => fetchModel(listing, store, options),
  };
}

/** What is kept in this browser, whole or in part. */
export async function keptModels(): Promise<readonly KeptModel[]> {
  const { keptModels: list, store } = await hubHere();
  return list(store);
}

export async function removeKept(name: string): Promise<void> {
  const { store } = await hubHere();
  await store.remove(name);
}
