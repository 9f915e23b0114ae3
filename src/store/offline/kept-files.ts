/** Files that are kept for use without a network: what the page and its service worker know of them. */

/** The cache that both use. */
export const cacheName = 'keepsake';

/** A file of the built page, as `kept-files.json` and the service worker have it. */
export interface KeptFile {
  /** Relative to the page's folder. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, in lower-case hexadecimal. */
  readonly hash: string;
}

/** Whether a file comes with the page itself: all but weights and long texts. */
export const isOfThePage = ({ path }: KeptFile): boolean => !path.endsWith('.safetensors') && !path.startsWith('texts/');

/** Under which address a file is kept: another version of it has another. @param folder the page's folder, with a slash at its end */
export function keyOf({ path, hash }: KeptFile, folder: string): string {
  const url = new URL(path, folder);
  url.search = `?kept=${hash}`;
  return url.href;
}

/**
 * Fetches a file and keeps it, unless it is kept already. @returns whether it was fetched
 * @throws Error where it cannot be fetched, or is not the file that is listed: a newer version, or a page of a network that asks to log in
 */
export async function keep(file: KeptFile, cache: Cache, folder: string, signal?: AbortSignal): Promise<boolean> {
  const key = keyOf(file, folder);
  if (await cache.match(key)) return false;
  const response = await fetch(new URL(file.path, folder), { cache: 'no-cache', ...(signal ? { signal } : {}) });
  const bytes = response.ok ? await response.clone().arrayBuffer() : null;
  if (bytes === null || (await sha256(bytes)) !== file.hash) throw new Error(file.path);
  await cache.put(key, response);
  return true;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
