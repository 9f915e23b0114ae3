/** Which of the files of a folder belong together: a published model's folder often has others below it, with files of the same names. */
import { CheckpointError } from '../../model/checkpoint/errors';

export interface FileInFolder {
  /** With the folders that it is in: `gpt2/onnx/model.onnx`. */
  readonly path: string;
  readonly file: File;
}

/** A file with its folders, as a field for folders gives it. */
export const inFolder = (file: File): FileInFolder => ({ path: file.webkitRelativePath || file.name, file });

const isWeights = /\.safetensors$/iu;
const isOfModel = /^config\.json$|\.(?:gguf|bin|safetensors)$/iu;
/** Models that a sentence names. */
const mostNamed = 8;

/**
 * The files of the outermost folder that has a model; else of the outermost with a file that may be of one; all of them where none has.
 * @throws CheckpointError `several-models` where folders beside each other have one each
 */
export function modelFolder(files: readonly FileInFolder[]): readonly FileInFolder[] {
  const folders = new Map<string, FileInFolder[]>();
  for (const each of files) {
    const { path } = each;
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    folders.set(folder, [...(folders.get(folder) ?? []), each]);
  }
  const depth = (folder: string): number => (folder === '' ? 0 : folder.split('/').length);
  const byDepth = [...folders].toSorted(([a], [b]) => depth(a) - depth(b) || a.localeCompare(b));
  const whole = byDepth.filter(([, inside]) => isWhole(inside.map(({ file }) => file.name)));
  const outermost = whole.filter(([folder]) => depth(folder) === depth(whole[0]?.[0] ?? ''));
  if (outermost.length > 1)
    throw new CheckpointError('several-models', { files: outermost.map(([folder]) => folder).slice(0, mostNamed) });
  const [found] = whole.length > 0 ? whole : byDepth.filter(([, inside]) => inside.some(({ file }) => isOfModel.test(file.name)));
  return found?.[1] ?? files;
}

/** Whether these are a model that can be told without looking into them: training leaves .bin files of other kinds. */
const isWhole = (names: readonly string[]): boolean =>
  names.some((name) => /\.gguf$/iu.test(name)) || (names.includes('config.json') && names.some((name) => isWeights.test(name)));

/** What the folder is called that these files are in; null without one, or where a machine named it, as in the cache of Hugging Face. */
export function folderName(files: readonly FileInFolder[]): string | null {
  const name = files[0]?.path.split('/').at(-2) ?? null;
  return name === null || /^[0-9a-f]{16,}$/u.test(name) ? null : name.slice(0, 100);
}
