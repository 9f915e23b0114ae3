import { describe, expect, test } from 'vitest';
import { readGguf } from '../../../../src/model/checkpoint/gguf';
import { type GgufParts, float32, ggufBytes, ggufFile, list, text, truth, u32 } from '../../../support/gguf-file';
import { memoryFile } from '../../../support/memory-file';

const numbers = (...values: readonly number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);
const vector = { name: 'v', extents: [3], type: 0, bytes: numbers(1, 2, 3) };
const matrix = { name: 'm', extents: [2, 3], type: 0, bytes: numbers(1, 2, 3, 4, 5, 6) };

describe('a right file', () => {
  test('its metadata, by key', async () => {
    const { metadata } = await readGguf(
      ggufFile('a.gguf', {
        pairs: [
          ['general.architecture', text, 'llama'],
          ['llama.block_count', u32, 7],
          ['tokenizer.ggml.tokens', list, [text, ['<s>', 'é', '▁a']]],
          ['tokenizer.ggml.scores', list, [float32, [0.5, -1]]],
          ['tokenizer.ggml.add_bos_token', truth, true],
          [
            'nested',
            list,
            [
              list,
              [
                [u32, [1, 2]],
                [text, ['b']],
              ],
            ],
          ],
        ],
      }),
    );
    expect(Object.fromEntries(metadata)).toEqual({
      'general.architecture': 'llama',
      'llama.block_count': 7,
      'tokenizer.ggml.tokens': ['<s>', 'é', '▁a'],
      'tokenizer.ggml.scores': Float32Array.of(0.5, -1),
      'tokenizer.ggml.add_bos_token': true,
      nested: [Uint32Array.of(1, 2), ['b']],
    });
  });

  test('tensors with their slowest extent first, read in ranges', async () => {
    const { names, tensor } = await readGguf(ggufFile('a.gguf', { version: 2, tensors: [vector, matrix] }));
    expect(names).toEqual(['v', 'm']);
    expect(tensor('m')?.shape).toEqual([3, 2]);
    expect(await tensor('m')?.read(2, 5)).toEqual(Float32Array.of(3, 4, 5));
    expect(tensor('w')).toBeUndefined();
  });

  test('numbers begin at a multiple of the alignment that it names', async () => {
    const bytes = ggufBytes({ pairs: [['general.alignment', u32, 8]], tensors: [vector] });
    // Written for 32; with 8 the numbers come earlier by whole eights.
    const padding =
      32 * Math.ceil((24 + 8 + 17 + 4 + 4 + 8 + 1 + 4 + 8 + 4 + 8) / 32) -
      8 * Math.ceil((24 + 8 + 17 + 4 + 4 + 8 + 1 + 4 + 8 + 4 + 8) / 8);
    const head = bytes.length - 32 - padding;
    const moved = Uint8Array.of(...bytes.slice(0, head), ...numbers(1, 2, 3));
    expect(await (await readGguf(memoryFile('a.gguf', moved))).tensor('v')?.read(0, 3)).toEqual(Float32Array.of(1, 2, 3));
  });

  test('quantised numbers are read block by block', async () => {
    // Three rows of 32 in Q8_0, with scales 1, 2 and 4 and the row's place as every number.
    const rows = [0x3c00, 0x4000, 0x4400].map((scale, row) =>
      Uint8Array.of(scale & 255, scale >> 8, ...new Uint8Array(32).fill(row + 1)),
    );
    const bytes = Uint8Array.from(rows.flatMap((row) => [...row]));
    const { tensor } = await readGguf(ggufFile('a.gguf', { tensors: [vector, { name: 'q', extents: [32, 3], type: 8, bytes }] }));
    expect(tensor('q')).toMatchObject({ shape: [3, 32], type: 'Q8_0', block: 32 });
    expect(await tensor('q')?.read(32, 96)).toEqual(Float32Array.from({ length: 64 }, (_, i) => (i < 32 ? 4 : 12)));
  });

  test('a header of more than a megabyte is read on', async () => {
    const tokens = Array.from({ length: 60_000 }, (_, i) => `token number ${i}`);
    const file = ggufFile('a.gguf', { pairs: [['tokenizer.ggml.tokens', list, [text, tokens]]], tensors: [matrix] });
    const { metadata, tensor } = await readGguf(file);
    expect(metadata.get('tokenizer.ggml.tokens')).toEqual(tokens);
    expect(await tensor('m')?.read(0, 6)).toEqual(Float32Array.of(1, 2, 3, 4, 5, 6));
  });

  test('a type that cannot be read is heard of where its numbers are asked for', async () => {
    const { tensor } = await readGguf(ggufFile('a.gguf', { tensors: [{ ...vector, type: 39 }] }));
    expect(() => tensor('v')?.checkType()).toThrow(/v is stored as MXFP4; .*Q4_K.* can be read/u);
    await expect(tensor('v')?.read(0, 3)).rejects.toMatchObject({ code: 'tensor-type' });
  });
});

const wrong: readonly (readonly [what: string, parts: GgufParts, code: string])[] = [
  ['another magic number', { magic: 'GGML' }, 'not-gguf'],
  ['version 1', { version: 1 }, 'gguf-version'],
  ['the other byte order', { version: 0x03000000 }, 'gguf-version'],
  ['more tensors than the file has room for', { tensorCount: 2n ** 40n }, 'bad-gguf'],
  ['more pairs than the file has room for', { pairCount: 2n ** 63n }, 'bad-gguf'],
  [
    'a key twice',
    {
      pairs: [
        ['a', u32, 1],
        ['a', u32, 2],
      ],
    },
    'bad-gguf',
  ],
  ['a tensor twice', { tensors: [vector, vector] }, 'bad-gguf'],
  ['a type of value that does not exist', { pairs: [['a', 99, 0]] }, 'bad-gguf'],
  [
    'a list that is too long',
    { pairs: [['a', list, [text, []]]], tensors: [{ ...vector, extents: [2 ** 52, 2 ** 52] }] },
    'truncated',
  ],
  ['a tensor without a name', { tensors: [{ ...vector, name: '' }] }, 'bad-gguf'],
  ['five extents', { tensors: [{ ...vector, extents: [1, 1, 1, 1, 3] }] }, 'bad-gguf'],
  ['a tensor beyond the end', { tensors: [{ ...vector, offset: 64n }] }, 'truncated'],
  ['a tensor longer than the file', { tensors: [{ ...vector, extents: [3000] }] }, 'truncated'],
  ['an offset that is no number', { tensors: [{ ...vector, offset: 2n ** 64n - 1n }] }, 'bad-gguf'],
  ['tensors that overlap', { tensors: [matrix, { ...vector, offset: 16n }] }, 'overlap'],
  ['rows that are not whole blocks', { tensors: [{ ...matrix, type: 8 }] }, 'rows-of-blocks'],
  ['an alignment of 0', { pairs: [['general.alignment', u32, 0]], tensors: [vector] }, 'bad-gguf'],
];

test.each(wrong)('%s is refused', async (_, parts, code) => {
  await expect(readGguf(ggufFile('a.gguf', parts))).rejects.toMatchObject({ name: 'CheckpointError', code });
});

test('a text that claims more bytes than there are', async () => {
  const bytes = ggufBytes({ pairs: [['abc', text, 'def']] });
  new DataView(bytes.buffer).setBigUint64(24, 2n ** 33n, true);
  await expect(readGguf(memoryFile('a.gguf', bytes))).rejects.toMatchObject({ code: 'bad-gguf' });
});

test('a long header in a file that is cut off is read no further than the file goes', async () => {
  const whole = ggufBytes({
    pairs: [['tokenizer.ggml.tokens', list, [text, Array.from({ length: 1000 }, String)]]],
    tensors: [vector],
  });
  for (const end of [4, 23, 24, 40, 200, whole.length - 40])
    await expect(readGguf(memoryFile('a.gguf', whole.slice(0, end)))).rejects.toMatchObject({ name: 'CheckpointError' });
});
