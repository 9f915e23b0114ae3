/** Which of the files that were chosen are a model, by what they are called and how they begin. */
import { CheckpointError } from './errors';
import { ggufMagic } from './gguf';
import { type Llama2c, readLlama2c } from './llama2c';
import type { NamedFile } from './named-file';

export type Found =
  | {
      readonly format: 'safetensors';
      readonly config: NamedFile;
      /** The only file, one of a numbered set, or the index of one. */
      readonly weights: NamedFile;
      readonly isIndexed: boolean;
    }
  | { readonly format: 'GGUF'; readonly file: NamedFile }
  | { readonly format: 'llama2.c'; readonly file: NamedFile; readonly model: Llama2c; readonly tokenizer: NamedFile | null };

/** Files that a folder may have beside a model in dozens; their beginnings are not looked at. */
const others = /\.(json|txt|md|model|jinja|py|png|jpe?g|gif|svg|html|yml|yaml|csv|gitattributes|gitignore|msgpack|h5)$/iu;
/** More are not looked into. */
const mostFiles = 256;

/**
 * @throws CheckpointError `no-model`, `several-models`, `no-config`, `unreadable-format`, `split-gguf`, `llama2c-version`, `truncated` or `unreadable`
 */
export async function findModelFiles(files: readonly NamedFile[], signal?: AbortSignal): Promise<Found> {
  const hub = findHub(files);
  if (hub !== null) return hub;
  const candidates = files.filter(({ name }) => !others.test(name)).slice(0, mostFiles);
  const ggufs: NamedFile[] = [];
  const rest: NamedFile[] = [];
  for (const file of candidates) ((await isGguf(file, signal)) ? ggufs : rest).push(file);
  if (ggufs.length > 0) return { format: 'GGUF', file: onlyGguf(ggufs) };
  const tokenizer = files.find(({ name }) => /tok[a-z0-9_-]*\.bin$/iu.test(name)) ?? null;
  for (const file of rest) {
    if (!/\.bin$/iu.test(file.name) || file === tokenizer) continue;
    const model = await readLlama2c(file, signal);
    if (model !== null) return { format: 'llama2.c', file, model, tokenizer };
  }
  throw refusal(files);
}

/** Hugging Face's layout: config.json with an index, or with weights. */
function findHub(files: readonly NamedFile[]): Found | null {
  // Adapters, and the original weights beside those that were converted, have names of their own.
  const named = (test: RegExp): NamedFile | undefined => files.find(({ name }) => test.test(name));
  const config = named(/^config\.json$/u);
  // One file that is whole needs no index: a folder may have both.
  const index = named(/^model\.safetensors\.index\.json$/u) ?? named(/\.safetensors\.index\.json$/u);
  const weights =
    named(/^model\.safetensors$/u) ??
    index ??
    named(/^model-\d{5}-of-\d{5}\.safetensors$/u) ??
    named(/(?<!^adapter_model|^consolidated)\.safetensors$/u);
  if (weights === undefined) return null;
  if (config === undefined) throw new CheckpointError('no-config', { file: weights.name });
  return { format: 'safetensors', config, weights, isIndexed: weights === index };
}

async function isGguf(file: NamedFile, signal?: AbortSignal): Promise<boolean> {
  if (file.size < 24) return false;
  const view = new DataView((await file.read(0, 4, signal)).buffer);
  return view.getUint32(0, true) === ggufMagic;
}

function onlyGguf(files: readonly NamedFile[]): NamedFile {
  const [first] = files as readonly [NamedFile];
  const parts = /-\d{5}-of-(\d{5})\.gguf$/u.exec(first.name)?.[1];
  if (parts !== undefined && Number(parts) > 1)
    throw new CheckpointError('split-gguf', { file: first.name, parts: Number(parts) });
  if (files.length > 1) throw new CheckpointError('several-models', { files: files.map(({ name }) => name).slice(0, 8) });
  return first;
}

/** What is among the files instead of a model that can be opened. */
function refusal(files: readonly NamedFile[]): CheckpointError {
  const named = (test: RegExp): string | undefined => files.find(({ name }) => test.test(name))?.name;
  const gguf = named(/\.gguf$/iu);
  if (gguf !== undefined) return new CheckpointError('not-gguf', { file: gguf });
  const pickle = named(/^pytorch_model.*\.bin$|\.(pt|pth|ckpt|pkl)$/iu);
  if (pickle !== undefined) return new CheckpointError('unreadable-format', { file: pickle, format: 'pickle' });
  const onnx = named(/\.onnx$/iu);
  if (onnx !== undefined) return new CheckpointError('unreadable-format', { file: onnx, format: 'onnx' });
  const other = named(/\.(bin|h5|msgpack|tflite|mlmodel|npz|safetensors)$/iu);
  if (other !== undefined) return new CheckpointError('unreadable-format', { file: other, format: 'other' });
  return new CheckpointError('no-model', { files: files.map(({ name }) => name).slice(0, 8) });
}
