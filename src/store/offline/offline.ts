/** Keeps the page and its models in the browser, so that both open without a network; says how far that is, and lets go of them. */
import * as v from 'valibot';
import { type StoreApi, createStore } from 'zustand/vanilla';
import { type KeptFile, cacheName, keep } from './kept-files';

export interface OfflineState {
  /** `impossible`: the browser does not offer it here. */
  readonly status: 'unknown' | 'impossible' | 'off' | 'keeping' | 'kept' | 'failed';
  /** Of what is kept, and of all that will be. */
  readonly bytes: number;
  readonly total: number;
  /** Whether anything had to be fetched for it. */
  readonly fetched: boolean;
  /** Whether a newer version of the page waits to be loaded. */
  readonly newer: boolean;
}

/** Remembers whether a visitor wants this; null where nothing was said. */
export interface Wish {
  get(): boolean | null;
  set(wanted: boolean): void;
}

export interface OfflineParts {
  /** The address of the page's folder, with a slash at its end. */
  readonly folder: string;
  readonly wish: Wish;
  /** Loads the page again, with all that a link holds. */
  reload(): void;
}

/** Where there is no browser. */
export const offlineNowhere: OfflineParts = {
  folder: 'http://localhost/',
  wish: { get: () => false, set: () => {} },
  reload: () => {},
};

const filesSchema = v.array(v.object({ path: v.string(), bytes: v.number(), hash: v.string() }));

const workerName = 'service-worker.js';
const listName = 'kept-files.json';

export class Offline {
  readonly store: StoreApi<OfflineState> = createStore<OfflineState>(() => ({
    status: 'unknown',
    bytes: 0,
    total: 0,
    fetched: false,
    newer: false,
  }));
  readonly #parts: OfflineParts;
  #stop: AbortController | null = null;

  constructor(parts: OfflineParts) {
    this.#parts = parts;
  }

  /** Begins by itself: not where the visitor refused, or pays for what is fetched. Resolves when everything is kept, or was left alone. */
  async begin(): Promise<void> {
    if (!available()) return this.#set({ status: 'impossible' });
    const wish = this.#parts.wish.get();
    if (wish === false || (wish === null && isMetered())) return this.#set({ status: 'off' });
    await this.keep();
  }

  /** Keeps all, as the visitor asks. */
  async want(): Promise<void> {
    this.#parts.wish.set(true);
    await this.keep();
  }

  /** Keeps all that is not kept yet; a failure is in the state. */
  async keep(): Promise<void> {
    if (!available()) return this.#set({ status: 'impossible' });
    if (this.#stop !== null) return;
    const stop = new AbortController();
    this.#stop = stop;
    try {
      await this.#keep(stop.signal);
    } catch {
      if (!stop.signal.aborted) this.#set({ status: 'failed' });
    } finally {
      if (this.#stop === stop) this.#stop = null;
    }
  }

  /** Lets go of everything that is kept, and keeps nothing again until it is asked for. */
  async remove(): Promise<void> {
    this.#stop?.abort();
    this.#parts.wish.set(false);
    const registration = await navigator.serviceWorker.getRegistration(this.#parts.folder);
    await registration?.unregister();
    await caches.delete(cacheName);
    this.#set({ status: 'off', bytes: 0, newer: false });
  }

  /** Has the newer version take over, and loads the page again. */
  async loadNewer(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration(this.#parts.folder);
    navigator.serviceWorker.addEventListener('controllerchange', () => this.#parts.reload(), { once: true });
    registration?.waiting?.postMessage('take over');
  }

  async #keep(signal: AbortSignal): Promise<void> {
    const { folder } = this.#parts;
    const files = await listed(folder, signal);
    const total = files.reduce((sum, file) => sum + file.bytes, 0);
    this.#set({ status: 'keeping', bytes: 0, total });
    const registration = await navigator.serviceWorker.register(new URL(workerName, folder), { scope: folder });
    this.#watch(registration);
    // The page's own files come with the worker.
    await navigator.serviceWorker.ready;
    const cache = await caches.open(cacheName);
    let bytes = 0;
    for (const file of files) {
      await idle();
      if (await keep(file, cache, folder, signal)) this.#set({ fetched: true });
      signal.throwIfAborted();
      bytes += file.bytes;
      this.#set({ bytes });
    }
    this.#set({ status: 'kept' });
  }

  /** Says so when a newer version is ready. */
  #watch(registration: ServiceWorkerRegistration): void {
    const ready = (): void => {
      if (registration.waiting && navigator.serviceWorker.controller) this.#set({ newer: true });
    };
    ready();
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', ready));
  }

  #set(change: Partial<OfflineState>): void {
    this.store.setState(change);
  }
}

/** Browsers offer it to pages from https and from this computer, and not to every frame. */
function available(): boolean {
  try {
    return isSecureContext && 'serviceWorker' in navigator && 'caches' in globalThis;
  } catch {
    return false;
  }
}

/** Whether the browser says that data is to be saved, or is paid for. */
function isMetered(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean; readonly type?: string } };
  return connection?.saveData === true || connection?.type === 'cellular';
}

/** The list as the server has it, or without a network as it was kept. @throws Error where it is neither */
async function listed(folder: string, signal: AbortSignal): Promise<readonly KeptFile[]> {
  const cache = await caches.open(cacheName);
  const address = new URL(listName, folder);
  const response = await fetch(address, { signal, cache: 'no-cache' }).catch(() => cache.match(address));
  const files = v.parse(filesSchema, await response?.clone().json());
  await cache.put(address, response as Response);
  return files;
}

/** Resolves when the page has nothing else to do: what a visitor does comes first. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 5000 });
    else setTimeout(resolve, 50);
  });
