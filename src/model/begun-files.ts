/** Files that are asked for before what reads them is there. */
import type { ModelFiles } from './files';

export interface BegunFiles extends ModelFiles {
  /** Asks for a file ahead; whether it comes is heard by who reads it. */
  begin(path: string): void;
}

/** A folder of which some files may be on their way. Such a file is handed over once: who reads it again asks for it again. */
export function begunFiles(files: ModelFiles): BegunFiles {
  const begun = new Map<string, { readonly bytes: Promise<ArrayBuffer>; readonly abort: AbortController }>();
  return {
    begin(path) {
      const abort = new AbortController();
      const bytes = files.read(path, abort.signal);
      bytes.catch(() => undefined);
      begun.set(path, { bytes, abort });
    },
    read(path, signal) {
      const found = begun.get(path);
      if (found === undefined) return files.read(path, signal);
      begun.delete(path);
      const end = (): void => found.abort.abort(signal?.reason);
      if (signal?.aborted) end();
      else signal?.addEventListener('abort', end, { once: true });
      return found.bytes;
    },
  };
}
