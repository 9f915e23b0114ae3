/** Which token stands first, by what the files say. */
import { describe, expect, test } from 'vitest';
import type { FirstTokens } from '../../../../src/model/tokenizer';
import { remarksOn } from '../../../../src/model/tokens/remarks';
import { type TokenizerFile, readTokenizer } from '../../../../src/model/tokens/read-tokenizer';
import { byteLevelJson, sentencePieceGguf, sentencePieceJson } from './small-vocabularies';

const firstOf = async (files: Partial<Record<TokenizerFile, unknown>>): Promise<FirstTokens> => {
  const blobs = Object.entries(files).map(([name, json]) => [name, new Blob([JSON.stringify(json)])] as const);
  const { first } = await readTokenizer({ kind: 'huggingFace', files: Object.fromEntries(blobs) }, 400);
  return first;
};
const bytes = byteLevelJson([]);
const llama = sentencePieceJson(['a'], []);

describe('tokenizer.json and the files beside it', () => {
  test('GPT-2: none is added; the one that ends a text may stand there', async () => {
    const config = { bos_token: '<|endoftext|>', eos_token: '<|endoftext|>', tokenizer_class: 'GPT2Tokenizer' };
    expect(await firstOf({ 'tokenizer.json': bytes, 'tokenizer_config.json': config })).toEqual({
      added: [],
      usual: 256,
      ends: [256],
    });
  });

  test('Qwen: no BOS, so the one that ends a text', async () => {
    const files = { 'tokenizer_config.json': { bos_token: null, eos_token: '<|endoftext|>', add_bos_token: false } };
    expect(await firstOf({ 'tokenizer.json': bytes, ...files })).toEqual({ added: [], usual: 256, ends: [256] });
  });

  test('Pythia: numbers in config.json alone; several ends of generation_config.json', async () => {
    const files = {
      'config.json': { bos_token_id: 256, eos_token_id: 256 },
      'generation_config.json': { eos_token_id: [255, 256] },
    };
    expect(await firstOf({ 'tokenizer.json': bytes, ...files })).toEqual({ added: [], usual: 256, ends: [255, 256] });
  });

  test('Llama: by the post-processor, unless its class is told otherwise', async () => {
    const config = (add: boolean, name: string) => ({ bos_token: { content: '<s>' }, add_bos_token: add, tokenizer_class: name });
    expect((await firstOf({ 'tokenizer.json': llama })).added).toEqual([1]);
    expect((await firstOf({ 'tokenizer.json': llama, 'tokenizer_config.json': config(false, 'LlamaTokenizer') })).added).toEqual(
      [],
    );
    expect(
      (await firstOf({ 'tokenizer.json': llama, 'tokenizer_config.json': config(false, 'PreTrainedTokenizerFast') })).added,
    ).toEqual([1]);
    const plain = { ...llama, post_processor: null };
    expect(
      (await firstOf({ 'tokenizer.json': plain, 'tokenizer_config.json': config(true, 'LlamaTokenizerFast') })).added,
    ).toEqual([1]);
    expect(await firstOf({ 'tokenizer.json': plain })).toEqual({ added: [], usual: null, ends: [] });
  });

  test('a number that the model lacks is none', async () => {
    expect(await firstOf({ 'tokenizer.json': bytes, 'config.json': { bos_token_id: 4000 } })).toEqual({
      added: [],
      usual: null,
      ends: [],
    });
  });
});

test('GGUF: its own flag, else by kind', async () => {
  const first = async (change: object): Promise<readonly number[]> => {
    const metadata = { ...sentencePieceGguf(['a']), ...change };
    return (await readTokenizer({ kind: 'gguf', metadata }, 400)).first.added;
  };
  expect(await first({})).toEqual([1]);
  expect(await first({ 'tokenizer.ggml.add_bos_token': false })).toEqual([]);
});

test('a template for conversations is told of', async () => {
  const config = new Blob([JSON.stringify({ chat_template: '{{ messages }}' })]);
  const files = { 'tokenizer.json': new Blob([JSON.stringify(bytes)]), 'tokenizer_config.json': config };
  expect(remarksOn(await readTokenizer({ kind: 'huggingFace', files }, 400))[0]).toMatch(/template/u);
  expect(remarksOn(await readTokenizer({ kind: 'gguf', metadata: sentencePieceGguf(['a']) }, 400))).toEqual([]);
});
