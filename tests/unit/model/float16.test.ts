import { expect, test } from 'vitest';
import { bfloat16ToFloat32, float16ToNumber, numberToFloat16 } from '../../../src/model/float16';

// IEEE 754-2019, binary16: bit patterns with their values.
const known: readonly (readonly [number, number])[] = [
  [0x0000, 0],
  [0x0001, 2 ** -24],
  [0x03ff, (1023 / 1024) * 2 ** -14],
  [0x0400, 2 ** -14],
  [0x3555, 0.333251953125],
  [0x3c00, 1],
  [0x3c01, 1 + 2 ** -10],
  [0x7bff, 65504],
  [0xc000, -2],
  [0xfbff, -65504],
];

test.each(known)('%i is %f, both ways', (bits, value) => {
  expect(float16ToNumber(bits)).toBe(value);
  expect(numberToFloat16(value)).toBe(bits);
});

test('every finite half comes back from float32 unchanged', () => {
  const finite = Array.from({ length: 0x10000 }, (_, bits) => bits).filter((bits) => (bits & 0x7c00) !== 0x7c00);
  expect(finite.filter((bits) => numberToFloat16(float16ToNumber(bits)) !== bits)).toEqual([]);
});

test('rounding is to nearest, ties to even', () => {
  expect(numberToFloat16(1 + 2 ** -11)).toBe(0x3c00);
  expect(numberToFloat16(1 + 3 * 2 ** -11)).toBe(0x3c02);
  expect(numberToFloat16(2 ** -25)).toBe(0x0000);
  expect(numberToFloat16(3 * 2 ** -25)).toBe(0x0002);
});

test('bfloat16 is float32’s upper half', () => {
  expect([...bfloat16ToFloat32(Uint16Array.of(0x3f80, 0xc040, 0x0000))]).toEqual([1, -3, 0]);
});
