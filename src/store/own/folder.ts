/** Which of the files of a folder belong together: a published model's folder often has others below it, with files of the same names. */

export interface FileInFolder {
  /** With the folders that it is in: `gpt2/onnx/model.onnx`. */
  readonly path: string;
  readonly file: File;
}

/** A file with its folders, as a field for folders gives it. */
export const inFolder = (file: File): FileInFolder => ({ path: file.webkitRelativePath || file.name, file });

const isOfModel = /^config\.json$|\.(?:gguf|bin|safetensors)$/iu;

/** The files of the outermost folder that has a model; all of them where none has. Of several beside each other, the first by name. */
export function modelFolder(files: readonly FileInFolder[]): readonly FileInFolder[] {
  const folders = new Map<string, FileInFolder[]>();
  for (const each of files) {
    const { path } = each;
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    folders.set(folder, [...(folders.get(folder) ?? []), each]);
  }
  const depth = (folder: string): number => (folder === '' ? 0 : folder.split('/').length);
  const [found] = [...folders]
    .filter(([, inside]) => inside.some(({ file }) => isOfModel.test(file.name)))
    .toSorted(([a], [b]) => depth(a) - depth(b) || a.localeCompare(b));
  return found?.[1] ?? files;
}

/** What the folder is called that these files are in; null without one, or where a machine named it, as in the cache of Hugging Face. */
export function folderName(files: readonly FileInFolder[]): string | null {
  const name = files[0]?.path.split('/').at(-2) ?? null;
  return name === null || /^[0-9a-f]{16,}$/u.test(name) ? null : name.slice(0, 100);
}
