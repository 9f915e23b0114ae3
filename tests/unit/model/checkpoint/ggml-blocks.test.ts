/** Quantised blocks against ggml's own Python package (training/checkpoints/export_ggml_blocks.py), and a few worked by hand. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ggmlBlocks } from '../../../../src/model/checkpoint/ggml-blocks';

interface Case {
  readonly type: string;
  readonly bytes: string;
  readonly values: string;
}

const cases = JSON.parse(readFileSync('tests/fixtures/checkpoints/ggml-blocks.json', 'utf8')) as readonly Case[];

const bytesIn = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(base64, 'base64'));

function typeNamed(name: string) {
  const type = ggmlBlocks.find((one) => one.name === name);
  if (type === undefined) throw new Error(`no type ${name}`);
  return type;
}

test('every type has a case', () => {
  expect(cases.map(({ type }) => type).sort()).toEqual(ggmlBlocks.map(({ name }) => name).sort());
});

test.each(cases)('$type is what ggml makes of it', ({ type, bytes, values }) => {
  const expected = new Float32Array(bytesIn(values).buffer);
  const found = typeNamed(type).decode(bytesIn(bytes));
  expect(found).toHaveLength(expected.length);
  // ggml rounds the product of the scales to float32 first, so the last place may differ: of the sum's larger part, where a minimum is taken away.
  const size = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (const [i, value] of found.entries()) expect(Math.abs(value - (expected[i] ?? NaN))).toBeLessThan(size * 2e-6);
});

describe('by hand', () => {
  const half = Uint8Array.of(0x00, 0x38); // 0.5

  test('Q4_0: the low four bits are the first sixteen numbers', () => {
    const numbers = Uint8Array.from({ length: 16 }, (_, i) => i | ((15 - i) << 4));
    const values = typeNamed('Q4_0').decode(Uint8Array.of(...half, ...numbers));
    expect([...values.slice(0, 16)]).toEqual(Array.from({ length: 16 }, (_, i) => (i - 8) / 2));
    expect([...values.slice(16)]).toEqual(Array.from({ length: 16 }, (_, i) => (15 - i - 8) / 2));
  });

  test('Q8_0: signed bytes times the scale', () => {
    const numbers = Int8Array.from({ length: 32 }, (_, i) => (i - 16) * 8);
    const values = typeNamed('Q8_0').decode(Uint8Array.of(...half, ...new Uint8Array(numbers.buffer)));
    expect([...values]).toEqual([...numbers].map((number) => number / 2));
  });

  test('Q6_K: zero is 32 in six bits', () => {
    // Low bits 0, high bits 2: 0 | 2 << 4 = 32.
    const block = new Uint8Array(210).fill(0xaa, 128, 192).fill(7, 192, 208);
    block.set(half, 208);
    expect(typeNamed('Q6_K').decode(block)).toEqual(new Float32Array(256));
  });
});
