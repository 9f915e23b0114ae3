/** Folders on disk as the files that a visitor chooses. In Node alone. */
import { openAsBlob, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type NamedFile, blobFile } from '../../src/model/checkpoint/named-file';

export async function filesOf(folder: string): Promise<readonly NamedFile[]> {
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());
  return Promise.all(names.map(async (name) => blobFile(await openAsBlob(join(folder, name)), name)));
}
