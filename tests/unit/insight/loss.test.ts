/** Bits per token, by hand: logits that are logarithms of powers of two. */
import { expect, test } from 'vitest';
import { bitsOfToken } from '../../../src/decode/bits-of-token';
import type { StepTrace } from '../../../src/engine/trace';
import { meanBits, textBits } from '../../../src/insight/loss';

/** Chances 1/2, 1/4, 1/8, 1/8, shifted by what a softmax does not see. */
const logits = (shift: number): Float32Array => Float32Array.from([4, 2, 1, 1], (chance) => Math.log(chance) + shift);
const trace = (index: number): StepTrace => ({
  index,
  token: 0,
  keys: new Uint32Array(),
  slots: new Uint32Array(),
  positions: new Uint32Array(),
  logits: logits(100 * index),
  layers: [],
  values: {},
  milliseconds: 0,
});

test('a token with the chance 2^-b takes b bits', () => {
  expect([0, 1, 2, 3].map((token) => bitsOfToken(logits(-7), token))).toEqual(
    [1, 2, 3, 3].map((bits) => expect.closeTo(bits, 5)),
  );
});

test('each token under the row before it; a discarded row is unknown and left out of the mean', () => {
  const traces = [0, 1, 2, 3].map(trace);
  const text = { tokens: [3, 0, 1, 2], trace: (index: number) => (index === 1 ? undefined : traces[index]) };
  const bits = textBits(text, 4);
  expect(bits).toEqual([expect.closeTo(1, 4), Number.NaN, expect.closeTo(3, 4)]);
  expect(meanBits(bits)).toBeCloseTo(2, 4);
  // Another continuation of the same row.
  expect(textBits({ ...text, tokens: [3, 2] }, 2)).toEqual([expect.closeTo(3, 4)]);
  expect(textBits(text, 0)).toEqual([]);
  expect(meanBits([])).toBeNaN();
});
