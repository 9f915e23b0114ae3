/** What is said of models that a visitor opens. Loaded with what opens them. */
import { bytes } from './amounts';
import { count } from '../numbers';
import { plural } from './plural';

const percent = (done: number, total: number): string => (total === 0 ? '' : ` ${Math.floor((100 * done) / total)} %`);

export const ownModels = {
  title: 'A model of your own',
  note: 'A folder with config.json, model.safetensors and its tokenizer; a .gguf file; or a .bin file of llama2.c with its tokenizer.bin. You can also drag them onto this page. They are read here and sent nowhere.',
  files: 'Open files',
  folder: 'Open a folder',
  hub: 'From the Hugging Face Hub',
  hubHint: 'owner/name, or owner/name/file.gguf. Only when you press the button is huggingface.co asked.',
  lookUp: 'Look it up',
  drop: 'Drop it to open it: a model’s folder or files, a recording, or a lesson',
  work: {
    looking: (): string => 'Reading what the files are.',
    listing: (): string => 'Asking the Hub what is in the repository.',
    fetching: (d: { readonly name: string; readonly done: number; readonly total: number }): string =>
      `Fetching ${d.name}: ${bytes(d.done)} of ${bytes(d.total)}.`,
    tokenizer: (d: { readonly name: string }): string => `Reading the tokenizer${d.name === '' ? '' : ` of ${d.name}`}.`,
    weights: (d: { readonly name: string; readonly done: number; readonly total: number }): string =>
      `Reading the weights of ${d.name}${percent(d.done, d.total)}.`,
    starting: (d: { readonly name: string }): string => `The engine takes ${d.name}.`,
  },
  cancel: 'Cancel',
  open: (name: string): string => `Open ${name}`,
  fetch: (name: string, size: number): string => `Fetch ${bytes(size)} and open ${name}`,
  fetchRest: (name: string, size: number): string => `Fetch the other ${bytes(size)} and open ${name}`,
  /** What will be fetched. */
  offered: (name: string, files: number, size: number): string =>
    `${name}: ${plural(files, 'file')}, ${bytes(size)} in all, from huggingface.co.`,
  partKept: (size: number): string => `${bytes(size)} of it are here already.`,
  stays: 'It will be kept in this browser until you remove it (About, “Without a network”).',
  staysNot: 'This browser offers no place to keep it, so it stays in memory and is gone when the page is closed.',
  ask: 'It is large, so here is what it takes before it is read:',
  rows: {
    family: 'Family',
    format: 'Format',
    shape: 'Shape',
    parameters: 'Parameters',
    trained: 'Longest text in training',
    weights: 'Weights, twice: where they run, and to start again from',
    cache: 'Cache: the longest text that it has room for',
    steps: 'What steps compute and show, at most',
    total: 'Memory in all',
  },
  formatOf: (format: string, types: readonly string[]): string =>
    types.length === 0 ? format : `${format} (${types.join(', ')})`,
  shapeOf: (layers: number, width: number, heads: number, keyValueHeads: number, vocabulary: number): string =>
    `${plural(layers, 'layer')}, width ${count(width)}, ${plural(heads, 'head')}${keyValueHeads === heads ? '' : ` over ${plural(keyValueHeads, 'key/value head')}`}, ${count(vocabulary)} tokens`,
  bytes,
  /** The longest text in training. */
  trainedOn: (length: number): string => `${count(length)} tokens`,
  slots: (slots: number, size: number): string => `${count(slots)} tokens: ${bytes(size)}`,
  tooLarge: (needed: number, given: number): string =>
    `Its largest part takes a buffer of ${bytes(needed)}, and this GPU takes ${bytes(given)} at most: it will run on the CPU, slowly.`,
  noGpu: 'This browser offers no WebGPU: it will run on the CPU, slowly.',
  scarce: (need: number, memory: number): string =>
    `It needs ${bytes(need)}, and the browser reports ${bytes(memory)} of memory: it may well fail. The model before it then stays.`,
  yours: 'Yours',
  yoursNote: 'For as long as the page is open. What was recorded in training is not known of them.',
  yourFacts: (parameters: number, weights: number, perToken: number): string =>
    `${count(parameters)} parameters, ${bytes(weights)} of weights; ${bytes(perToken)} of cache per token`,
  from: (source: string, family: string, format: string): string => `${family}, ${format}: ${source}`,
  isOpen: 'open',
  keptTitle: 'Models from the Hub',
  keptNone: 'None is kept in this browser.',
  keptPart: (size: number, total: number): string => `${bytes(size)} of ${bytes(total)}`,
  remove: (name: string): string => `Remove ${name}`,
  openIt: 'Open',
  removeIt: 'Remove',
  awaitedFiles: (name: string): string =>
    `This link shows ${name}, a model from somebody’s own files, which no link can hold. Open the same files here, and the link’s text and settings follow.`,
  awaitedHub: (name: string): string =>
    `This link shows ${name} from the Hugging Face Hub. Nothing is fetched before you press; then the link’s text and settings follow.`,
  chooseFiles: 'Choose them',
  first: {
    label: 'First token',
    /** How the text begins now, and what the tokenizer does by itself. */
    added: (token: string): string => `The text begins with ${token}, which its tokenizer puts there by itself.`,
    notAdded: (token: string): string => `The text begins with ${token}, which its tokenizer does not put there by itself.`,
    without: (token: string): string => `The text begins without ${token}, which its tokenizer would put there by itself.`,
    none: (token: string): string => `The text begins at once, as its tokenizer has it; ${token} can be put before it.`,
    readWithout: 'Read it without',
    readWith: (token: string): string => `Read it with ${token}`,
  },
} as const;
