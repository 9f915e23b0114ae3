import { expect } from 'vitest';

/** The first number whose error is too large, for a message that says where. */
export function expectClose(
  found: ArrayLike<number>,
  wanted: ArrayLike<number>,
  tolerance: { readonly absolute: number; readonly relative?: number },
  what: string,
): void {
  expect(found.length, `${what}: length`).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const [a, b] = [found[i] ?? NaN, wanted[i] ?? NaN];
    const allowed = tolerance.absolute + (tolerance.relative ?? 0) * Math.abs(b);
    // Written so that a NaN on either side fails.
    if (!(Math.abs(a - b) <= allowed)) expect.fail(`${what}[${i}] is ${a}, should be ${b} within ${allowed}`);
  }
}

/** Compares two float32 arrays to the last bit: what `toEqual` does, which takes milliseconds for a row of logits. */
export function expectSame(found: Float32Array | undefined, wanted: Float32Array | undefined, what: string): void {
  if (found === undefined || wanted === undefined) return expect.fail(`${what}: there is none`);
  expect(found.length, `${what}: length`).toBe(wanted.length);
  const [a, b] = [bitsOf(found), bitsOf(wanted)];
  const at = a.findIndex((bits, i) => bits !== b[i]);
  if (at >= 0) expect.fail(`${what}[${at}] is ${found[at]}, should be ${wanted[at]} to the last bit`);
}

const bitsOf = ({ buffer, byteOffset, length }: Float32Array): Uint32Array => new Uint32Array(buffer, byteOffset, length);
