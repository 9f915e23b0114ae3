/** Where a model's files come from. */
import { ModelError } from './errors';

/** A folder of model files: the shipped one, or one in a test. Paths are relative to it: `catalogue.json`. */
export interface ModelFiles {
  /**
   * @param signal ends the reading
   * @throws ModelError `file-missing`; the signal's reason once it is aborted
   */
  read(path: string, signal?: AbortSignal): Promise<ArrayBuffer>;
}

/**
 * Files under an address, e.g. `new URL('models/', document.baseURI)`, so that the page works under any sub-path.
 * `request` is `fetch` unless given.
 */
export function fetchedFiles(base: URL, request: typeof fetch = fetch): ModelFiles {
  return {
    async read(path, signal) {
      const response = await request(new URL(path, base), signal ? { signal } : {}).catch((cause: unknown) => {
        signal?.throwIfAborted();
        throw new ModelError('file-missing', { file: path, status: null }, { cause });
      });
      if (!response.ok) throw new ModelError('file-missing', { file: path, status: response.status });
      try {
        return await response.arrayBuffer();
      } catch (cause) {
        signal?.throwIfAborted();
        throw new ModelError('file-missing', { file: path, status: null }, { cause });
      }
    },
  };
}
