/** What was dropped: files, or a folder with all that is in it. */
import { runAction } from '../../store/actions';
import type { Keepsake } from '../../store/keepsake';

/** More are not looked at: somebody dropped a disk. */
const mostFiles = 2000;

/** @param files what the browser gives where it gives no entries */
export async function openDropped(
  keepsake: Keepsake,
  entries: readonly FileSystemEntry[],
  files: readonly File[],
): Promise<void> {
  // What goes wrong is said on the page, where a sheet would cover it.
  keepsake.display.setState({ dialog: null });
  const all: File[] = [];
  for (const entry of entries) await collect(entry, all);
  await runAction(keepsake, 'openFiles', entries.length > 0 ? all : files, true);
}

async function collect(entry: FileSystemEntry, into: File[]): Promise<void> {
  if (into.length >= mostFiles) return;
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) =>
      // One that cannot be read is as one that is not there: what needs it says so.
      (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
    );
    if (!file) return;
    // As a field for folders gives it, so that there is one way of knowing the folder.
    Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath.replace(/^\//u, '') });
    into.push(file);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A folder is given in parts, and then none.
  for (;;) {
    const inside = await new Promise<readonly FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (inside.length === 0) return;
    for (const each of inside) await collect(each, into);
  }
}
