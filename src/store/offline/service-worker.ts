/**
 * The service worker: answers with what is kept, so that the page opens without a network. A page always gets the files of one version, that of
 * its worker: a newer worker waits until the page asks for it, or is closed. The build makes one script of this, with the list of files in it.
 */
import { type KeptFile, cacheName, isOfThePage, keep, keyOf } from './kept-files';

declare const KEPT_FILES: readonly KeptFile[];

/** The part of a service worker's events that is used; the page's own types do not know them. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}
const worker = globalThis as unknown as Scope;

const folder = worker.registration.scope;
/** Written into the script by the build, wherever it is named: once. */
const files = KEPT_FILES;
const byAddress = new Map(files.map((file) => [new URL(file.path, folder).href, file]));
const document = files.find(({ path }) => path === 'index.html');

/** All that the page needs but weights; those are kept by the page itself, which says how far it is. */
async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const file of files) if (isOfThePage(file)) await keep(file, cache, folder);
}

/** Former versions of files go. */
async function activate(): Promise<void> {
  const cache = await caches.open(cacheName);
  // The list of files is the page's own.
  const current = new Set([new URL('kept-files.json', folder).href, ...files.map((file) => keyOf(file, folder))]);
  for (const { url } of await cache.keys()) if (!current.has(url)) await cache.delete(url);
  await worker.clients.claim();
}

async function answer(request: Request, file: KeptFile): Promise<Response> {
  const kept = await caches.match(keyOf(file, folder), { cacheName });
  return kept ?? fetch(request);
}

function fileOf(request: Request): KeptFile | undefined {
  const { origin, pathname } = new URL(request.url);
  if (request.mode === 'navigate' && `${origin}${pathname}` === folder) return document;
  return byAddress.get(`${origin}${pathname}`);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const file = event.request.method === 'GET' ? fileOf(event.request) : undefined;
  if (file) event.respondWith(answer(event.request, file));
});
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});
