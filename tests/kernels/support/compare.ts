import { expect } from 'vitest';

/** The first number that is further than allowed from what it should be, for a message that says where. */
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
