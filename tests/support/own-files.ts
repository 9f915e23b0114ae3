/** A small random checkpoint as a visitor's files: its configuration, its weights, and a tokenizer of letters that fits them. */
import { readFile } from 'node:fs/promises';
import type { families } from './checkpoint';

const letters = Array.from("\n abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,!?'-");
/** As GPT-2's alphabet writes bytes: a newline and a space have signs of their own. */
const symbol = (letter: string): string => ({ '\n': 'Ċ', ' ': 'Ġ' })[letter] ?? letter;

interface SmallTokenizer {
  /** Special tokens by their ids; letters take the others. */
  readonly special: Readonly<Record<number, string>>;
  /** The one that is put before every text; none unless given. */
  readonly added?: string;
  /** As many as there are letters and special ones unless given. */
  readonly vocabulary?: number;
}

/** A `tokenizer.json` in which every letter is a token. */
export function tokenizerJson({ special, added, vocabulary }: SmallTokenizer): string {
  const size = vocabulary ?? letters.length + Object.keys(special).length;
  const left = [...letters];
  const vocab = Object.fromEntries(Array.from({ length: size }, (_, id) => [special[id] ?? symbol(left.shift() ?? ''), id]));
  return JSON.stringify({
    added_tokens: Object.entries(special).map(([id, content]) => ({ id: Number(id), content, special: true, normalized: false })),
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor:
      added === undefined
        ? null
        : {
            type: 'TemplateProcessing',
            single: [{ SpecialToken: { id: added, type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
            special_tokens: { [added]: { id: added, ids: [vocab[added]], tokens: [added] } },
          },
    model: { type: 'BPE', vocab, merges: [] },
  });
}

/** A tokenizer with as many tokens: letters, and special ones where there are more. @param added is put before every text */
function tokenizerOf(vocabulary: number, added: number | null): string {
  const special: Record<number, string> = added === null ? {} : { [added]: '<s>' };
  for (let id = vocabulary - 1; vocabulary - Object.keys(special).length > letters.length; id--) special[id] ??= `<${id}>`;
  return tokenizerJson({ vocabulary, special, ...(added === null ? {} : { added: '<s>' }) });
}

/** Adds its first token only when asked to, like GPT-2's. */
const gpt2: SmallTokenizer = { special: { 60: '<|endoftext|>' } };
/** Puts `<s>` before every text. */
const llama: SmallTokenizer = { special: { 0: '<unk>', 1: '<s>', 2: '</s>', 63: '<pad>' }, added: '<s>' };

export interface OwnFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Family = (typeof families)[number];

/** Mistral's has as many tokens as Llama's, and so the same ones here. */
export async function ownFiles(family: Family): Promise<readonly OwnFile[]> {
  const read = async (name: string): Promise<OwnFile> => ({
    name,
    bytes: new Uint8Array(await readFile(`tests/fixtures/checkpoints/${family}/${name}`)),
  });
  const config = await read('config.json');
  const said = JSON.parse(new TextDecoder().decode(config.bytes)) as {
    readonly vocab_size: number;
    readonly bos_token_id?: number;
  };
  const tokenizer =
    family === 'gpt2'
      ? tokenizerJson(gpt2)
      : family === 'llama' || family === 'mistral'
        ? tokenizerJson(llama)
        : tokenizerOf(said.vocab_size, family.startsWith('gemma') ? (said.bos_token_id ?? null) : null);
  return [config, await read('model.safetensors'), { name: 'tokenizer.json', bytes: new TextEncoder().encode(tokenizer) }];
}

export const asFiles = (files: readonly OwnFile[]): readonly File[] => files.map(({ name, bytes }) => new File([bytes], name));
