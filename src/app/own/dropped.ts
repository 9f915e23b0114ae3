/** What was dropped: files, or a folder with all that is in it. */
import { runAction } from '../../store/actions';
import type { Keepsake } from '../../store/keepsake';
import { type FileInFolder, folderName, modelFolder } from '../../store/own/folder';

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
  const all: FileInFolder[] = [];
  for (const entry of entries) await collect(entry, all);
  const chosen = modelFolder(all);
  const dropped = chosen.length > 0 ? chosen.map(({ file }) => file) : files;
  await runAction(keepsake, 'openFiles', dropped, true, folderName(chosen) ?? '');
}

async function collect(entry: FileSystemEntry, into: FileInFolder[]): Promise<void> {
  if (into.length >= mostFiles) return;
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) =>
      // One that cannot be read is as one that is not there: what needs it says so.
      (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
    );
    if (file) into.push({ path: entry.fullPath.replace(/^\//u, ''), file });
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
