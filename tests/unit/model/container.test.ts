import { describe, expect, test } from 'vitest';
import { float16ToFloat32, numberToFloat16 } from '../../../src/model/float16';
import { duplicateKey } from '../../../src/model/json-keys';
import { readSafetensors } from '../../../src/model/safetensors';

/** A safetensors file whose header is given as text, before `bytes` zeros. */
function file(header: string, bytes: number): ArrayBuffer {
  const text = new TextEncoder().encode(header);
  const whole = new Uint8Array(8 + text.length + bytes);
  new DataView(whole.buffer).setBigUint64(0, BigInt(text.length), true);
  whole.set(text, 8);
  return whole.buffer;
}
const tensor = (begin: number, end: number) => `{"dtype":"U8","shape":[${end - begin}],"data_offsets":[${begin},${end}]}`;

describe('keys that stand twice', () => {
  test.each([
    ['{"a":1,"b":2}', null],
    ['{"a":1,"b":2,"a":3}', 'a'],
    // The same name, once with an escape.
    [String.raw`{"a":1,"\u0061":2}`, 'a'],
    // Deeper keys are each object's own, and what is in a string is no structure.
    ['{"a":{"k":1},"b":{"k":2}}', null],
    [String.raw`{"a":"\",\"a\":{","b":"}"}`, null],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{}', null],
  ])('%s → %s', (json, key) => {
    expect(duplicateKey(json)).toBe(key);
  });
});

describe('every byte belongs to exactly one tensor', () => {
  test('tensors that follow one another, in any order of the header, are read', () => {
    const read = readSafetensors(file(`{"b":${tensor(2, 5)},"a":${tensor(0, 2)},"__metadata__":{"format":"pt"}}`, 5));
    expect(read.names).toEqual(['b', 'a']);
    expect(read.tensor('a')?.bytes.length).toBe(2);
    expect(read.tensor('b')?.shape).toEqual([3]);
    expect(read.tensor('__metadata__')).toBeUndefined();
  });

  test.each([
    ['a name that stands twice', `{"a":${tensor(0, 2)},"a":${tensor(2, 4)}}`, 4, { tensor: 'a', problem: 'it is named twice' }],
    ['a gap', `{"a":${tensor(0, 2)},"b":${tensor(3, 5)}}`, 5, { tensor: 'b', problem: '1 bytes before it belong to no tensor' }],
    ['bytes that are left', `{"a":${tensor(0, 2)}}`, 5, { problem: '3 bytes after the last tensor belong to none' }],
    ['an overlap', `{"a":${tensor(0, 3)},"b":${tensor(2, 5)}}`, 5, { tensor: 'b', problem: 'it overlaps a' }],
    ['offsets that go back', '{"a":{"dtype":"U8","shape":[0],"data_offsets":[3,1]}}', 3, { tensor: 'a' }],
    ['an offset that is no whole number', '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1.5]}}', 3, { tensor: 'a' }],
    ['a negative extent', '{"a":{"dtype":"U8","shape":[-1,-2],"data_offsets":[0,2]}}', 2, { tensor: 'a' }],
    [
      'extents whose product no number holds',
      '{"a":{"dtype":"F32","shape":[9007199254740991,9007199254740991],"data_offsets":[0,4]}}',
      4,
      { tensor: 'a' },
    ],
  ])('%s is refused', (_, header, bytes, details) => {
    expect(() => readSafetensors(file(header, bytes))).toThrow(
      expect.objectContaining({ code: 'bad-header', details: expect.objectContaining(details) }),
    );
  });

  test('a file that stops within a tensor says which, and both sizes', () => {
    expect(() => readSafetensors(file(`{"a":${tensor(0, 2)},"b":${tensor(2, 9)}}`, 6))).toThrow(
      expect.objectContaining({ code: 'truncated', details: { tensor: 'b', expected: 9, found: 6 } }),
    );
  });

  test('a file that stops within its header', () => {
    const whole = file(`{"a":${tensor(0, 2)}}`, 2);
    expect(() => readSafetensors(whole.slice(0, 20))).toThrow(expect.objectContaining({ code: 'truncated' }));
  });

  test('a page that a server sent instead of the file', () => {
    const page = new TextEncoder().encode('<!doctype html><title>404</title>');
    expect(() => readSafetensors(page.buffer)).toThrow(expect.objectContaining({ code: 'not-safetensors' }));
  });

  test('a header length beyond the format’s limit, though a header seems to follow', () => {
    const absurd = file('{}', 0);
    new DataView(absurd).setBigUint64(0, 2n ** 63n, true);
    expect(() => readSafetensors(absurd)).toThrow(expect.objectContaining({ code: 'not-safetensors' }));
  });

  test('a type that cannot be read does not keep the others from being read', () => {
    const header = `{"a":{"dtype":"F4","shape":[3],"data_offsets":[0,2]},"b":${tensor(2, 3)}}`;
    expect(readSafetensors(file(header, 3)).tensor('b')?.dtype).toBe('U8');
  });
});

describe('float16 at its edges (IEEE 754-2019, round to nearest, ties to even)', () => {
  test.each([
    // 65520 lies half-way to 2^16, which is even: from there on it is infinity.
    [65519.99609375, 0x7bff],
    [65520, 0x7c00],
    [-65520, 0xfc00],
    // Half of the smallest subnormal goes to zero, anything more to it; zero keeps its sign.
    [2 ** -25, 0],
    [2 ** -25 * (1 + 2 ** -23), 1],
    [-0, 0x8000],
    // The largest value that is still subnormal, and the half-way point to the first normal one.
    [2 ** -14 - 2 ** -24, 0x03ff],
    [2 ** -14 - 2 ** -25, 0x0400],
    // A carry out of the fraction raises the exponent.
    [2 - 2 ** -12, 0x4000],
    [Number.POSITIVE_INFINITY, 0x7c00],
  ])('%d → %i', (value, bits) => {
    expect(numberToFloat16(value)).toBe(bits);
  });

  test('not a number stays one', () => {
    const bits = numberToFloat16(Number.NaN);
    expect([bits & 0x7c00, (bits & 0x3ff) > 0]).toEqual([0x7c00, true]);
  });

  test('a whole array: subnormals, a negative, infinity', () => {
    expect([...float16ToFloat32(Uint16Array.of(0x0001, 0x83ff, 0x3800, 0x7c00, 0x5640))]).toEqual([
      2 ** -24,
      -1023 * 2 ** -24,
      0.5,
      Number.POSITIVE_INFINITY,
      100,
    ]);
  });
});
