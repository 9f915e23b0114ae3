/** Tensors converted piece by piece: types, rounding, transposition, and rows that are taken apart. */
import { describe, expect, test } from 'vitest';
import { readWeights, findTensors } from '../../../../src/model/checkpoint/read-weights';
import { type Recipe, linear, matrix, vector } from '../../../../src/model/checkpoint/recipe';
import { safetensorsTensors } from '../../../../src/model/checkpoint/safetensors-tensors';
import { float16ToFloat32, float32ToFloat16, roundToFloat16 } from '../../../../src/model/float16';
import { readSafetensors } from '../../../../src/model/safetensors';
import { checkWeights } from '../../../../src/model/weights';
import { memoryFile, rawSafetensors, safetensorsFile } from '../../../support/memory-file';

async function read(
  recipes: readonly Recipe[],
  file = safetensorsFile('a.safetensors', {}),
  signal?: AbortSignal,
): Promise<(name: string) => number[]> {
  const bytes = await readWeights(findTensors(recipes, await safetensorsTensors(file)), signal ? { signal } : {});
  const weights = checkWeights(readSafetensors(bytes), recipes);
  return (name) => [...weights.float32(name)];
}

const counted = (...shape: readonly number[]): readonly [readonly number[], readonly number[]] => [
  shape,
  Array.from({ length: shape.reduce((product, extent) => product * extent, 1) }, (_, i) => i),
];

describe('what is taken of a tensor', () => {
  test('a part of its rows, with the same of its bias', async () => {
    const file = safetensorsFile('a.safetensors', { 'qkv.weight': counted(6, 2), 'qkv.bias': counted(6) });
    const of = await read(
      linear('key', ['qkv'], [2, 2], true, {
        of: 6,
        rows: [
          [1, 2],
          [4, 5],
        ],
      }),
      file,
    );
    expect(of('key.weight')).toEqual([2, 3, 8, 9]);
    expect(of('key.bias')).toEqual([1, 4]);
  });

  test('columns as rows, of a tensor that is stored the other way', async () => {
    const file = safetensorsFile('a.safetensors', { w: counted(2, 6) });
    const of = await read(
      [
        matrix('whole', ['w'], 6, 2, { transposed: true }),
        matrix('part', ['w'], 3, 2, {
          transposed: true,
          of: 6,
          rows: [
            [0, 1],
            [4, 6],
          ],
        }),
      ],
      file,
    );
    expect(of('whole')).toEqual([0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11]);
    expect(of('part')).toEqual([0, 6, 4, 10, 5, 11]);
  });

  test('with 1 added', async () => {
    expect(
      (await read([vector('norm', ['w'], 3, { plus: 1 })], safetensorsFile('a.safetensors', { w: counted(3) })))('norm'),
    ).toEqual([1, 2, 3]);
  });

  test('one below the other', async () => {
    const file = safetensorsFile('a.safetensors', { a: counted(2), b: counted(2) });
    const both: Recipe = {
      name: 'both',
      kind: 'vector',
      shape: [2, 2],
      pieces: [
        { from: ['b'], stored: [2] },
        { from: ['a'], stored: [2] },
      ],
    };
    expect((await read([both], file))('both')).toEqual([0, 1, 0, 1]);
  });

  test('more than is read at a time, either way', async () => {
    const [rows, columns] = [1025, 1028];
    const value = (row: number, column: number): number => (row * 7 + column) % 2048;
    const stored = Array.from({ length: rows * columns }, (_, i) => value(Math.floor(i / columns), i % columns));
    const file = safetensorsFile('a.safetensors', { w: [[rows, columns], stored] });
    const of = await read(
      [matrix('straight', ['w'], rows, columns), matrix('turned', ['w'], columns, rows, { transposed: true })],
      file,
    );
    expect(file.reads.largest).toBeLessThanOrEqual(2 ** 18 * 4);
    expect(of('straight')).toEqual(stored);
    expect(of('turned')).toEqual(Array.from({ length: rows * columns }, (_, i) => value(i % rows, Math.floor(i / rows))));
  });
});

describe('numbers', () => {
  const of = (dtype: string, bytes: Uint8Array, count: number) =>
    rawSafetensors('a.safetensors', JSON.stringify({ w: { dtype, shape: [1, count], data_offsets: [0, bytes.length] } }), bytes);

  test('bfloat16 and float16', async () => {
    const brain = new Uint8Array(Uint16Array.of(0x3fc0, 0xc000, 0x0000, 0x3f80).buffer);
    expect((await read([matrix('w', ['w'], 1, 4)], of('BF16', brain, 4)))('w')).toEqual([1.5, -2, 0, 1]);
    const half = new Uint8Array(Uint16Array.of(0x3e00, 0xc000, 0x0001, 0x7bff).buffer);
    expect((await read([matrix('w', ['w'], 1, 4)], of('F16', half, 4)))('w')).toEqual([1.5, -2, 2 ** -24, 65504]);
  });

  test('vectors keep float32, matrices are rounded to float16', async () => {
    const file = safetensorsFile('a.safetensors', { v: [[1], [0.1]], m: [[1, 1], [0.1]] });
    const values = await read([vector('v', ['v'], 1), matrix('m', ['m'], 1, 1)], file);
    expect(values('v')).toEqual([Math.fround(0.1)]);
    expect(values('m')).toEqual([0.0999755859375]);
  });

  test.each([
    [NaN, 'not-finite'],
    [-Infinity, 'not-finite'],
    [70_000, 'overflow'],
  ])('%d is refused where it stands', async (value, code) => {
    const file = safetensorsFile('a.safetensors', {
      m: [
        [1, 4],
        [1, 2, value, 3],
      ],
    });
    await expect(read([matrix('m', ['m'], 1, 4)], file)).rejects.toMatchObject({ code, details: { tensor: 'm', index: 2 } });
    const norm = read([vector('v', ['v'], 2)], safetensorsFile('a.safetensors', { v: [[2], [1, value]] }));
    if (code === 'overflow') expect((await norm)('v')).toEqual([1, value]);
    else await expect(norm).rejects.toMatchObject({ code });
  });

  test('rounding many is rounding each', () => {
    const values = new Float32Array(40_000);
    const bits = new Uint32Array(values.buffer);
    // Patterns from all over what float16 holds, and its borders.
    for (let i = 0; i < bits.length; i++) bits[i] = (Math.imul(i, 0x9e3779b1) & 0x807fffff) | ((97 + (i % 45)) << 23);
    const finite = values.filter((value) => Math.abs(value) < 65520);
    const rounded = new Uint16Array(finite.length);
    expect(roundToFloat16(finite, rounded)).toBe(-1);
    expect(rounded).toEqual(float32ToFloat16(finite, (index) => expect.unreachable(`${finite[index]}`)));
    expect(float16ToFloat32(rounded)).toHaveLength(finite.length);
    expect(roundToFloat16(Float32Array.of(1, 65519, 65520), new Uint16Array(3))).toBe(2);
  });
});

test('reading ends where it is no longer wanted', async () => {
  const abort = new AbortController();
  abort.abort(new Error('enough'));
  const file = safetensorsFile('a.safetensors', { w: counted(4) });
  await expect(read([vector('w', ['w'], 4)], file, abort.signal)).rejects.toThrow('enough');
});

test('a file that changed on the disk is said to have', async () => {
  const { blobFile } = await import('../../../../src/model/checkpoint/named-file');
  const gone = {
    size: 100,
    slice: () => ({ arrayBuffer: async () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
  };
  await expect(blobFile(gone as unknown as Blob, 'a.gguf').read(0, 4)).rejects.toMatchObject({ code: 'unreadable' });
  await expect(blobFile(new Blob(['abc']), 'a.gguf').read(0, 4)).rejects.toMatchObject({ code: 'unreadable' });
  expect(await blobFile(new Blob(['abcdef']), 'a').read(1, 4)).toEqual(new TextEncoder().encode('bcd'));
  expect(memoryFile('a', 'abc').size).toBe(3);
});
