/** The tokenizer of an opened model in a real browser: prepared in a worker, handed to the page. */
import { expect, it } from 'vitest';
import { readTokenizer } from '../../src/model/tokens/read-tokenizer';
import { byteLevelJson, sentencePieceGguf } from '../unit/model/tokens/small-vocabularies';

const fileOf = (json: unknown): Blob => new Blob([JSON.stringify(json)]);

it('a tokenizer.json', async () => {
  const json = byteLevelJson([
    ['t', 'h'],
    ['th', 'e'],
  ]);
  const { encode, specialName } = await readTokenizer({ kind: 'huggingFace', files: { 'tokenizer.json': fileOf(json) } }, 300);
  expect(encode('the').tokens).toEqual([257]);
  expect(specialName(258)).toBe('<|endoftext|>');
});

it('a GGUF file’s metadata, of which only the tokenizer is sent', async () => {
  const metadata = { ...sentencePieceGguf(['▁a', 'a', '▁']), other: () => undefined };
  const { encode, first } = await readTokenizer({ kind: 'gguf', metadata }, 262);
  expect(encode('a').tokens).toEqual([259]);
  expect(first.added).toEqual([1]);
});

it('what is wrong has its sentence on the page', async () => {
  const read = readTokenizer({ kind: 'huggingFace', files: { 'tokenizer.json': new Blob(['[']) } }, 300);
  await expect(read).rejects.toMatchObject({ code: 'bad-tokenizer', details: { problem: 'tokenizer.json is not JSON' } });
});

it('a pattern that takes for ever is given up with the reading, and the page goes on', async () => {
  const json = {
    ...byteLevelJson([]),
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: '(a+)+$' }, behavior: 'Isolated' },
        { type: 'ByteLevel', use_regex: false },
      ],
    },
  };
  const stop = new AbortController();
  const read = readTokenizer({ kind: 'huggingFace', files: { 'tokenizer.json': fileOf(json) } }, 300, stop.signal);
  let ended = false;
  read.finally(() => (ended = true)).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(ended).toBe(false);
  stop.abort(new Error('enough'));
  await expect(read).rejects.toThrow('enough');
});
