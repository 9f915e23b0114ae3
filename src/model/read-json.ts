import { ModelError } from './errors';
import type { ModelFiles } from './files';

/** Reads a JSON file. @throws ModelError `file-missing` or `not-json`. */
export async function readJson(files: ModelFiles, path: string, signal?: AbortSignal): Promise<unknown> {
  const text = new TextDecoder().decode(await files.read(path, signal));
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelError('not-json', { file: path }, { cause });
  }
}
