/** From files to a prepared tokenizer. Runs in a worker, where there is one: a large vocabulary takes a second. */
import { cuttingTokenizer } from './cut-text';
import type { Companions } from './first-tokens';
import { fromGguf } from './from-gguf';
import { fromJson } from './from-json';
import { fromLlama2c } from './from-llama2c';
import { objectOf } from './json-values';
import { faulty } from './fault';
import type { PreparedTokenizer } from './prepared';

/** The files of a Hugging Face folder that a tokenizer is read from; either the first is needed, or the last two (GPT-2's old layout). */
export const tokenizerFiles = [
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'generation_config.json',
  'config.json',
  'vocab.json',
  'merges.txt',
] as const;
export type TokenizerFile = (typeof tokenizerFiles)[number];

export type TokenizerSource =
  | { readonly kind: 'huggingFace'; readonly files: Readonly<Partial<Record<TokenizerFile, Blob>>> }
  /** The file's keys and values; all but `tokenizer.…` may be left out. */
  | { readonly kind: 'gguf'; readonly metadata: Readonly<Record<string, unknown>> }
  /** `tokenizer.bin` */
  | { readonly kind: 'llama2c'; readonly file: Blob };

/** Gemma 3's, the largest that is in use, has 33 MB. */
const mostMegabytes = 256;
/** Sixteen times what the largest vocabularies have, so that no number in a file decides how much memory is taken. */
const mostTokens = 2 ** 22;

/**
 * @param vocabulary rows of the model's embedding
 * @throws TokenizerFault
 */
export async function prepare(source: TokenizerSource, vocabulary: number): Promise<PreparedTokenizer> {
  const prepared = await prepareSource(source, Math.min(vocabulary, mostTokens));
  // Also makes the library read the rules, and shows whether one of them takes for ever on a text that is made for it.
  const { encode } = cuttingTokenizer(prepared, vocabulary);
  for (const probe of probes) encode(probe);
  return prepared;
}

const probes = Array.from('aA1 \n.é文', (character) => `${character.repeat(1000)}\0`);

async function prepareSource(source: TokenizerSource, vocabulary: number): Promise<PreparedTokenizer> {
  switch (source.kind) {
    case 'gguf':
      return fromGguf(source.metadata, vocabulary);
    case 'llama2c':
      return fromLlama2c(await small(source.file).arrayBuffer(), vocabulary);
    case 'huggingFace': {
      const { files } = source;
      const read = (name: TokenizerFile): Promise<unknown> => readJson(name, files[name]);
      const companions: Companions = {
        tokenizerConfig: await read('tokenizer_config.json'),
        specialTokens: await read('special_tokens_map.json'),
        generation: await read('generation_config.json'),
        model: await read('config.json'),
      };
      const { 'merges.txt': merges } = files;
      const json =
        files['tokenizer.json'] || !merges
          ? await read('tokenizer.json')
          : fromParts(await read('vocab.json'), await small(merges).text(), companions.tokenizerConfig);
      return fromJson(json, companions, vocabulary);
    }
  }
}

function small(file: Blob): Blob {
  if (file.size > mostMegabytes * 1e6) throw faulty('large', Math.round(file.size / 1e6), mostMegabytes);
  return file;
}

/** A JSON file's value; null for a file that is not there. */
async function readJson(name: TokenizerFile, file: Blob | undefined): Promise<unknown> {
  if (!file) return null;
  const text = await small(file).text();
  try {
    return JSON.parse(text);
  } catch {
    throw faulty('json', name);
  }
}

/** GPT-2's first files, a vocabulary and a list of merges, as the `tokenizer.json` that says the same. */
function fromParts(vocab: unknown, merges: string, tokenizerConfig: unknown): unknown {
  const { add_prefix_space: prefix, added_tokens_decoder: listed } = objectOf(tokenizerConfig);
  const end = objectOf(vocab)['<|endoftext|>'];
  const added = Object.entries(objectOf(listed)).map(([id, entry]) => ({ ...objectOf(entry), id: Number(id) }));
  return {
    added_tokens:
      added.length > 0 || end === undefined ? added : [{ id: end, content: '<|endoftext|>', special: true, normalized: false }],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: prefix === true },
    model: {
      type: 'BPE',
      vocab,
      merges: merges.split(/\r?\n/u).filter((line) => line !== '' && !line.startsWith('#version')),
    },
  };
}
