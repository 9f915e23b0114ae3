/** What is said of checkpoints that a visitor opens: what was found, what was expected, what to do. Loaded with what reads them. */
import { count } from '../numbers';
import { bytes } from './amounts';

const shape = (extents: readonly number[]): string => (extents.length === 0 ? 'a single number' : `[${extents.join(', ')}]`);
const list = (items: readonly string[]): string => items.join(', ');
const again = 'Download it again, whole.';
const asPublished = 'Choose the folder as it was published.';

const kinds = {
  count: 'a whole number of at least 1',
  number: 'a number',
  positive: 'a number above 0',
  flag: 'true or false',
  text: 'a text',
  list: 'a list',
  object: 'an object',
} as const;

export const checkpoint = {
  error: {
    'no-model': (d: { readonly files: readonly string[] }): string =>
      d.files.length === 0
        ? 'There is no file. Choose a folder with config.json and model.safetensors, a .gguf file, or a .bin file of llama2.c.'
        : `No model is among these files: ${list(d.files)}. Choose a folder with config.json and model.safetensors, a .gguf file, or a .bin file of llama2.c.`,
    'several-models': (d: { readonly files: readonly string[] }): string =>
      `There are several models: ${list(d.files)}. Choose one of them.`,
    'no-config': (d: { readonly file: string }): string =>
      `${d.file} has weights, but config.json, which says what model they belong to, is missing. Choose it together with the weights.`,
    'no-tokenizer': (d: { readonly file: 'tokenizer.json' | 'tokenizer.bin' }): string =>
      `The model’s tokenizer is missing, and with no tokenizer no text can be read. Choose ${d.file}${d.file === 'tokenizer.json' ? ' (or vocab.json and merges.txt)' : ''} together with the weights.`,
    'unreadable-format': (d: { readonly file: string; readonly format: 'pickle' | 'onnx' | 'other' }): string =>
      d.format === 'pickle'
        ? `${d.file} is a pickle of PyTorch, which can run any code when it is opened, so it is not opened here. Convert it to safetensors: model.save_pretrained(folder).`
        : d.format === 'onnx'
          ? `${d.file} is a compiled graph (ONNX), not a checkpoint. Choose the model’s safetensors or GGUF instead.`
          : `${d.file} is in a format that is not read here. Choose the model’s safetensors or GGUF instead.`,
    'not-json': (d: { readonly file: string }): string => `${d.file} is not JSON. ${again}`,
    unreadable: (d: { readonly file: string }): string =>
      `${d.file} can no longer be read: it was changed, moved or deleted after it was chosen. Choose it again.`,
    'not-safetensors': (d: { readonly file: string }): string =>
      `${d.file} is not a safetensors file: it does not begin with the length of a header and a header. ${again}`,
    truncated: (d: {
      readonly file: string;
      readonly tensor: string | null;
      readonly expected: number;
      readonly found: number;
    }): string =>
      `${d.file} ends too early${d.tensor === null ? '' : `, within ${d.tensor}`}: ${d.expected} bytes were announced, ${d.found} are there. ${again}`,
    'bad-header': (d: { readonly file: string; readonly tensor: string | null; readonly problem: string }): string =>
      `The header of ${d.file} is wrong${d.tensor === null ? '' : ` about ${d.tensor}`}: ${d.problem}. ${again}`,
    'bad-index': (d: { readonly file: string; readonly path: string; readonly problem: string }): string =>
      `${d.file} does not say which tensor is in which file${d.path === '' ? '' : ` (${d.path})`}: ${d.problem}. ${again}`,
    'two-places': (d: { readonly tensor: string; readonly files: readonly string[] }): string =>
      `${d.tensor} is in two files: ${list(d.files)}. Choose model.safetensors.index.json too, which says which of them counts.`,
    'missing-shard': (d: { readonly shard: string; readonly more: number; readonly index: string }): string =>
      `The model is in several files, and ${d.shard} is missing${d.more === 0 ? '' : `, as are ${d.more} more`} (named by ${d.index}). Choose all of them together.`,
    'not-in-shard': (d: { readonly tensor: string; readonly shard: string; readonly index: string }): string =>
      `${d.index} says that ${d.tensor} is in ${d.shard}, but it is not there. The files are of different models or versions: download all of them again.`,
    'not-gguf': (d: { readonly file: string }): string => `${d.file} is not a GGUF file: it does not begin with “GGUF”. ${again}`,
    'gguf-version': (d: { readonly file: string; readonly version: number }): string =>
      `${d.file} is GGUF of version ${d.version > 0xffff ? `${d.version >>> 24}, big-endian` : d.version}; versions 2 and 3, little-endian, can be read. Choose a newer conversion of the model.`,
    'split-gguf': (d: { readonly file: string; readonly parts: number }): string =>
      `${d.file} is one of ${d.parts} parts of a model. Join them with llama-gguf-split --merge and choose the result.`,
    'bad-gguf': (d: {
      readonly file: string;
      readonly at: number;
      readonly what: 'count' | 'type' | 'twice' | 'name';
      readonly found: string;
    }): string =>
      `The header of ${d.file} is wrong near byte ${d.at}: ${d.what === 'name' ? 'a tensor has no name' : d.what === 'count' ? `it announces ${d.found}, which cannot be` : d.what === 'type' ? `there is no type ${d.found}` : `${d.found} is there twice`}. ${again}`,
    overlap: (d: { readonly file: string; readonly tensor: string; readonly other: string }): string =>
      `In ${d.file} the tensors ${d.tensor} and ${d.other} overlap. ${again}`,
    'rows-of-blocks': (d: {
      readonly tensor: string;
      readonly type: string;
      readonly row: number;
      readonly block: number;
    }): string => `${d.tensor} has rows of ${d.row} numbers, but ${d.type} stores ${d.block} together. ${again}`,
    'llama2c-version': (d: { readonly file: string; readonly version: number }): string =>
      `${d.file} is of llama2.c’s version ${d.version}; versions 0, 1 and 2 can be read. Export it again with one of them.`,
    'missing-tensor': (d: { readonly tensors: readonly string[]; readonly expected: readonly number[] }): string =>
      `There is no tensor ${d.tensors.join(' or ')} of shape ${shape(d.expected)}. The weights and the configuration are of different models, or a file is missing. ${asPublished}`,
    'tensor-shape': (d: {
      readonly tensor: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }): string =>
      `${d.tensor} has shape ${shape(d.found)}; the configuration needs ${shape(d.expected)}. The weights and the configuration are of different models. ${asPublished}`,
    'tensor-type': (d: { readonly tensor: string; readonly found: string; readonly readable: readonly string[] }): string =>
      `${d.tensor} is stored as ${d.found}; ${list(d.readable)} can be read. Choose the model in one of these.`,
    'not-finite': (d: { readonly tensor: string; readonly index: number; readonly value: string }): string =>
      `${d.tensor} holds ${d.value} at element ${d.index}: the file is damaged, or training diverged. ${again}`,
    overflow: (d: { readonly tensor: string; readonly index: number; readonly value: number }): string =>
      `${d.tensor} holds ${d.value} at element ${d.index}; the page computes with float16 weights, whose largest number is 65504. This model cannot be opened here.`,
    'too-large': (d: {
      readonly name: string;
      readonly needed: number;
      readonly given: number;
      readonly isReported: boolean;
      readonly most: number;
    }): string =>
      `${d.name} would take ${bytes(d.needed)} of memory, its weights twice; ${d.isReported ? `this device reports about ${bytes(d.given)} at most` : `this page takes ${bytes(d.given)} at most`}. Choose a model with fewer than ${count(d.most)} parameters.`,
    'no-memory': (d: { readonly bytes: number }): string =>
      `The weights need ${bytes(d.bytes)} of memory, which the browser does not give. Close other tabs, or choose a smaller model.`,
    'unknown-family': (d: { readonly family: string; readonly known: readonly string[] }): string =>
      `This is a model of the kind “${d.family}”, which the page does not know. It knows ${list(d.known)}.`,
    'bad-setting': (d: {
      readonly file: string;
      readonly key: string;
      readonly expected: keyof typeof kinds;
      readonly found: string | null;
    }): string =>
      d.found === null
        ? `${d.file} does not say ${d.key} (${kinds[d.expected]}). ${asPublished}`
        : `${d.file} says ${d.key} is ${d.found}; expected ${kinds[d.expected]}. ${asPublished}`,
    'unsupported-setting': (d: { readonly file: string; readonly key: string; readonly value: string }): string =>
      `${d.file} says ${d.key} is ${d.value}, which the page cannot compute. Choose another model.`,
    unsupported: (d: { readonly family: string; readonly what: Unsupported }): string =>
      `This model (${d.family}) ${unsupported[d.what]}. Choose another model.`,
    'width-of-four': (d: { readonly what: 'width' | 'head' | 'rotated' | 'hidden'; readonly found: number }): string =>
      `${widths[d.what]} ${d.found}, but the page computes four numbers at a time and needs a multiple of 4. Choose another model.`,
    'bad-model': (d: { readonly path: string; readonly problem: string }): string =>
      `The model cannot be computed${d.path === '' ? '' : ` (${d.path})`}: ${d.problem}. Choose another model.`,
  },
} as const;

/** Completes “This model (Gemma 3) …”. */
const unsupported = {
  experts: 'chooses among experts in its MLPs (mixture of experts), which the page does not compute',
  'norms-after': 'normalises after each block and not before it, which the page does not compute',
  'projected-embedding': 'has embeddings of another width than its layers, which the page does not compute',
  bidirectional: 'lets tokens see later ones, so it is no decoder',
  'no-norm-weights': 'has norms without weights, which the page does not compute',
  'head-norm-bias': 'normalises queries and keys with a bias, which the page does not compute',
} as const;
type Unsupported = keyof typeof unsupported;

const widths = {
  width: 'The model’s width is',
  head: 'A head’s width is',
  rotated: 'The part of a head that is rotated is',
  hidden: 'The MLP’s hidden width is',
} as const;
