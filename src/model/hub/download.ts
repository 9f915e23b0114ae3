/** Fetches a model of the Hub part by part, and gives what was fetched as files. */
import * as v from 'valibot';
import type { NamedFile } from '../checkpoint/named-file';
import { HubError } from './errors';
import type { PartStore } from './kept-parts';
import { type HubFile, type HubRequest, type Listing, hubAddress } from './repository';

/** What is fetched again after an interruption is at most this. */
const defaultPartBytes = 16 * 1024 * 1024;

/** What was listed when the model was fetched, kept beside its parts. */
const listingName = 'listing';

const listingSchema = v.object({
  repository: v.string(),
  file: v.nullable(v.string()),
  commit: v.string(),
  files: v.array(v.object({ path: v.string(), bytes: v.number() })),
  bytes: v.number(),
  /** Bytes of a part. */
  partBytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

interface KeptListing extends Listing {
  readonly partBytes: number;
}

/** Under which a model is kept: `owner/name`, or `owner/name/file.gguf`. */
export const keyOf = ({ repository, file }: Pick<Listing, 'repository' | 'file'>): string =>
  file === null ? repository : `${repository}/${file}`;

interface Part {
  readonly file: HubFile;
  readonly name: string;
  readonly begin: number;
  readonly end: number;
}

function partsOf(file: HubFile, partBytes: number): readonly Part[] {
  const count = Math.max(1, Math.ceil(file.bytes / partBytes));
  return Array.from({ length: count }, (_, i) => {
    const begin = i * partBytes;
    return { file, name: `${encodeURIComponent(file.path)}.${i}`, begin, end: Math.min(file.bytes, begin + partBytes) };
  });
}

export interface FetchOptions extends HubRequest {
  /** Is told how many bytes are there, after each part. */
  readonly progress?: (bytes: number) => void;
  /** Bytes of a part; of a model that is partly there, it is what it was. */
  readonly partBytes?: number;
}

const allParts = ({ files, partBytes }: KeptListing): readonly Part[] => files.flatMap((file) => partsOf(file, partBytes));

/**
 * Fetches what is not there yet. Interrupted, it goes on from the last whole part when it is called again; of another commit, it begins again.
 * @throws HubError `unreachable`, `refused`, `changed` or `no-room`; the signal's reason once it is aborted
 */
export async function fetchModel(listing: Listing, store: PartStore, options: FetchOptions = {}): Promise<readonly NamedFile[]> {
  const key = keyOf(listing);
  const before = await keptListing(store, key);
  const kept = before?.commit === listing.commit ? before : { ...listing, partBytes: options.partBytes ?? defaultPartBytes };
  if (kept !== before) {
    await store.remove(key);
    await store.write(key, listingName, new TextEncoder().encode(JSON.stringify(kept)));
  }
  const there = await store.parts(key);
  let bytes = 0;
  for (const part of allParts(kept)) {
    options.signal?.throwIfAborted();
    const size = part.end - part.begin;
    if (!there.has(part.name) || there.get(part.name) !== size)
      await store.write(key, part.name, await fetchPart(kept, part, options));
    bytes += size;
    options.progress?.(bytes);
  }
  return filesOf(kept, store);
}

/** A model that was fetched whole, without asking anybody. @returns null where something of it is missing */
export async function keptModel(store: PartStore, key: string): Promise<readonly NamedFile[] | null> {
  const listing = await keptListing(store, key);
  if (listing === null) return null;
  const there = await store.parts(key);
  const isWhole = allParts(listing).every(({ name, begin, end }) => there.get(name) === end - begin);
  return isWhole ? filesOf(listing, store) : null;
}

/** All that is kept, in the order of their names; `bytes` of each are kept, of `total`. */
export async function keptModels(
  store: PartStore,
): Promise<readonly { readonly name: string; readonly bytes: number; readonly total: number }[]> {
  const all = [];
  for (const name of await store.models()) {
    const parts = await store.parts(name);
    const listing = await keptListing(store, name);
    const bytes = [...parts].reduce((sum, [part, size]) => sum + (part === listingName ? 0 : size), 0);
    all.push({ name, bytes, total: listing?.bytes ?? bytes });
  }
  return all;
}

async function keptListing(store: PartStore, key: string): Promise<KeptListing | null> {
  if (!(await store.parts(key)).has(listingName)) return null;
  try {
    const parsed = v.safeParse(listingSchema, JSON.parse(await (await store.read(key, listingName)).text()));
    return parsed.success ? parsed.output : null;
  } catch {
    // It was not written to its end.
    return null;
  }
}

async function fetchPart(listing: KeptListing, part: Part, options: FetchOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { address = hubAddress, request = fetch, signal } = options;
  const { repository, commit } = listing;
  const { file, begin, end } = part;
  const size = end - begin;
  if (size === 0) return new Uint8Array();
  const url = new URL(`${repository}/resolve/${commit}/${file.path.split('/').map(encodeURIComponent).join('/')}`, address);
  const isWhole = size === file.bytes;
  const response = await request(url, {
    credentials: 'omit',
    ...(isWhole ? {} : { headers: { Range: `bytes=${begin}-${end - 1}` } }),
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new HubError('unreachable', { host: url.host }, { cause });
  });
  if ([401, 403].includes(response.status)) throw new HubError('missing', { repository });
  if (response.status !== (isWhole ? 200 : 206)) throw new HubError('refused', { host: url.host, status: response.status });
  const bytes = await response.arrayBuffer().catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new HubError('unreachable', { host: url.host }, { cause });
  });
  if (bytes.byteLength !== size) throw new HubError('changed', { file: file.path, expected: size, found: bytes.byteLength });
  return new Uint8Array(bytes);
}

function filesOf(listing: KeptListing, store: PartStore): readonly NamedFile[] {
  return listing.files.map((file) => namedFile(keyOf(listing), file, partsOf(file, listing.partBytes), store));
}

/** A file in parts, read across their borders. */
function namedFile(key: string, file: HubFile, parts: readonly Part[], store: PartStore): NamedFile {
  return {
    name: file.path.split('/').at(-1) as string,
    size: file.bytes,
    async read(begin, end, signal) {
      const bytes = new Uint8Array(Math.max(0, end - begin));
      for (const part of parts) {
        const from = Math.max(begin, part.begin);
        const to = Math.min(end, part.end);
        if (from >= to) continue;
        const blob = await store.read(key, part.name);
        signal?.throwIfAborted();
        const piece = await blob.slice(from - part.begin, to - part.begin).arrayBuffer();
        if (piece.byteLength !== to - from) throw new HubError('removed', { name: key });
        bytes.set(new Uint8Array(piece), from - begin);
      }
      signal?.throwIfAborted();
      if (begin < 0 || end > file.bytes) throw new HubError('removed', { name: key });
      return bytes;
    },
  };
}
