/** Parts in the origin's private file system (OPFS): they stay until they are removed, and no other site reads them. */
import { HubError } from './errors';
import type { PartStore } from './kept-parts';

const folderName = 'keepsake-models';

/** Folder names may have no slashes. */
const folderOf = (model: string): string => encodeURIComponent(model);

/** Null where the browser offers none: a page that is not served securely, or a private window of some browsers. */
export async function privateFiles(
  storage: Pick<StorageManager, 'getDirectory'> | undefined = storageHere(),
): Promise<PartStore | null> {
  try {
    const root = await storage?.getDirectory();
    const folder = await root?.getDirectoryHandle(folderName, { create: true });
    return folder ? partsIn(folder) : null;
  } catch {
    return null;
  }
}

function storageHere(): StorageManager | undefined {
  return (globalThis.navigator as Navigator | undefined)?.storage as StorageManager | undefined;
}

function partsIn(all: FileSystemDirectoryHandle): PartStore {
  const find = async (model: string): Promise<FileSystemDirectoryHandle | null> => {
    try {
      return await all.getDirectoryHandle(folderOf(model));
    } catch {
      return null;
    }
  };
  return {
    async models() {
      const names: string[] = [];
      for await (const [name, { kind }] of all.entries()) if (kind === 'directory') names.push(decodeURIComponent(name));
      return names.toSorted();
    },
    async parts(model) {
      const sizes = new Map<string, number>();
      const folder = await find(model);
      if (folder === null) return sizes;
      for await (const [name, handle] of folder.entries())
        if (handle.kind === 'file') sizes.set(name, (await handle.getFile()).size);
      return sizes;
    },
    async write(model, part, bytes) {
      try {
        const folder = await all.getDirectoryHandle(folderOf(model), { create: true });
        const file = await folder.getFileHandle(part, { create: true });
        // `close` puts the whole part in its place, or nothing: until then the file is empty.
        const writable = await file.createWritable();
        await writable.write(bytes);
        await writable.close();
      } catch (cause) {
        if (!(cause instanceof DOMException)) throw cause;
        throw new HubError('no-room', { bytes: bytes.length }, { cause });
      }
    },
    async read(model, part) {
      try {
        const folder = await all.getDirectoryHandle(folderOf(model));
        return await (await folder.getFileHandle(part)).getFile();
      } catch {
        throw new HubError('removed', { name: model });
      }
    },
    async remove(model) {
      await all.removeEntry(folderOf(model), { recursive: true }).catch(() => undefined);
    },
  };
}
