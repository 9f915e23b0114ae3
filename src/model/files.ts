/** Where a model's files come from. */
import { ModelError } from './errors';

/** Bytes received, and the total (0 while unknown). */
export type Progress = (done: number, total: number) => void;

/** A folder of model files: the shipped one, or one in a test. Paths are relative to it: `catalogue.json`. */
export interface ModelFiles {
  /**
   * @param signal ends the reading
   * @throws ModelError `file-missing`; the signal's reason once it is aborted
   */
  read(path: string, progress?: Progress, signal?: AbortSignal): Promise<ArrayBuffer>;
}

/**
 * Files under an address, e.g. `new URL('models/', document.baseURI)`, so that the page works under any sub-path.
 * `request` is `fetch` unless given.
 */
export function fetchedFiles(base: URL, request: typeof fetch = fetch): ModelFiles {
  return {
    async read(path, progress, signal) {
      const response = await request(new URL(path, base), signal ? { signal } : {}).catch((cause: unknown) => {
        signal?.throwIfAborted();
        throw new ModelError('file-missing', { file: path, status: null }, { cause });
      });
      if (!response.ok) throw new ModelError('file-missing', { file: path, status: response.status });
      // Where the server compresses, the announced length counts compressed bytes; it is only a hint for a progress bar.
      const total = Number(response.headers.get('content-length') ?? 0);
      try {
        return await readAll(response, (done) => progress?.(done, Math.max(total, done)));
      } catch (cause) {
        signal?.throwIfAborted();
        throw new ModelError('file-missing', { file: path, status: null }, { cause });
      }
    },
  };
}

async function readAll(response: Response, arrived: (done: number) => void): Promise<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    parts.push(part.value);
    done += part.value.byteLength;
    arrived(done);
  }
  return new Blob(parts).arrayBuffer();
}
