/** Files read in ranges, so that a model of 500 MB is never in memory as a file and as weights at once. */
import { CheckpointError } from './errors';

/** A file that gives any of its bytes: one on the visitor's disk, one of the page's own storage, a remote one by Range requests. */
export interface NamedFile {
  /** Without folders: `config.json`. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /**
   * The bytes from `begin` up to `end`, in a buffer of their own that begins with them.
   * @throws CheckpointError `unreadable`; the signal's reason once it is aborted
   */
  read(begin: number, end: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

/** A `File`, or a `Blob` under a name. Its slices are read from disk as they are asked for. */
export function blobFile(blob: Blob, name: string): NamedFile {
  return {
    name,
    size: blob.size,
    async read(begin, end, signal) {
      signal?.throwIfAborted();
      const bytes = await blob
        .slice(begin, end)
        .arrayBuffer()
        .catch((cause: unknown) => {
          // A file that is changed, moved or deleted after it was chosen cannot be read any more.
          throw new CheckpointError('unreadable', { file: name }, { cause });
        });
      signal?.throwIfAborted();
      if (bytes.byteLength !== end - begin) throw new CheckpointError('unreadable', { file: name });
      return new Uint8Array(bytes);
    },
  };
}

/** The largest JSON document that is read: the tensors of the largest published models are listed in 10 MB. */
const longestJson = 64 * 1024 * 1024;

/** A JSON document. @throws CheckpointError `not-json`, `unreadable` */
export async function readJsonFile(file: NamedFile, signal?: AbortSignal): Promise<unknown> {
  if (file.size > longestJson) throw new CheckpointError('not-json', { file: file.name });
  const bytes = await file.read(0, file.size, signal);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new CheckpointError('not-json', { file: file.name }, { cause });
  }
}
