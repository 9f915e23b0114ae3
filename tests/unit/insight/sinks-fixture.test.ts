/** Entropy, cosines and the published metric of `mha`, against numpy (training/export_sinks.py). */
import { beforeAll, describe, expect, test } from 'vitest';
import { Drains } from '../../../src/insight/drains';
import { cosinesWithFirst, eigenvalues, matrixEntropy } from '../../../src/insight/residual';
import type { Session } from '../../../src/decode/session/session';
import { loadFixture, readJson } from '../../support/fixture';
import { nodeKeepsake } from '../lessons/node-keepsake';

interface SinksFixture {
  readonly entropy: readonly number[];
  readonly entropyWithoutFirst: readonly number[];
  readonly entropyOfTwenty: readonly number[];
  readonly cosines: readonly (readonly number[])[];
  readonly published: readonly (readonly number[])[];
  readonly below: readonly (readonly number[])[];
}

const wanted = (await readJson('tests/fixtures/sinks.json')) as SinksFixture;
let session: Session;
let width = 0;
/** [layer] X, [T, D] */
let streams: Float32Array[] = [];

beforeAll(async () => {
  const { tokens, promptTokens } = await loadFixture('mha');
  const { prompt } = (await readJson('tests/fixtures/mha.json')) as { readonly prompt: string };
  const keepsake = nodeKeepsake();
  await keepsake.open('mha');
  await keepsake.prompt(prompt);
  ({ session } = keepsake);
  for (const token of tokens.slice(promptTokens.length)) await session.choose(token);
  const { model, length } = session.state.getState();
  if (length !== tokens.length) throw new Error('the text is not the fixture’s');
  const layers = model?.spec.layers.length ?? 0;
  width = model?.spec.width ?? 0;
  streams = Array.from({ length: layers + 1 }, () => new Float32Array(length * width));
  for (let from = 0; from < length; from += 32) {
    const to = Math.min(length, from + 32);
    const seen = (await session.residuals(from, to)) ?? new Float32Array();
    for (let row = from; row < to; row++)
      streams.forEach((stream, layer) => {
        const at = ((row - from) * (layers + 1) + layer) * width;
        stream.set(seen.subarray(at, at + width), row * width);
      });
  }
});

describe('the residual stream', () => {
  test('matrix entropy, of more tokens than directions and of fewer, with token 0 and without', () => {
    streams.forEach((stream, layer) => {
      expect(Math.abs(matrixEntropy(stream, width) - (wanted.entropy[layer] ?? NaN))).toBeLessThan(2e-6);
      expect(Math.abs(matrixEntropy(stream.subarray(width), width) - (wanted.entropyWithoutFirst[layer] ?? NaN))).toBeLessThan(
        2e-6,
      );
      expect(
        Math.abs(matrixEntropy(stream.subarray(0, 20 * width), width) - (wanted.entropyOfTwenty[layer] ?? NaN)),
      ).toBeLessThan(2e-6);
    });
  });

  test('cosines with token 0', () => {
    streams.forEach((stream, layer) =>
      cosinesWithFirst(stream, width).forEach((cosine, row) =>
        expect(Math.abs(cosine - (wanted.cosines[layer]?.[row] ?? NaN))).toBeLessThan(5e-6),
      ),
    );
  });
});

test.each(['published', 'below'] as const)('α_k, %s', (counted) => {
  const { path, tokens, length, model } = session.state.getState();
  const drains = new Drains();
  const text = { path, tokens, trace: (index: number) => session.trace(index) };
  // Grown in two parts, which come to the same.
  drains.upTo(text, 30);
  drains.upTo(text, length);
  const layer = (model?.spec.layers.length ?? 0) - 1;
  wanted[counted].forEach((means, head) => {
    const found = drains.means(layer, head, counted);
    means.forEach((mean, k) => expect(Math.abs((found[k] ?? NaN) - mean)).toBeLessThan(1e-6));
  });
  // Back to an earlier row and on again.
  const before = drains.means(layer, 0, counted);
  drains.upTo(text, 12);
  expect(drains.means(layer, 0, counted)).toHaveLength(12);
  expect(drains.upTo(text, length).means(layer, 0, counted)).toEqual(before);
});

test('eigenvalues by hand: of a path of n places, 2 − 2 cos(π j / (n + 1)); of a multiple of the identity; of one number', () => {
  const n = 9;
  const path = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    path[i * n + i] = 2;
    if (i > 0) path[i * n + i - 1] = path[(i - 1) * n + i] = -1;
  }
  const found = [...eigenvalues(path, n)].sort((a, b) => a - b);
  found.forEach((value, j) => expect(value).toBeCloseTo(2 - 2 * Math.cos((Math.PI * (j + 1)) / (n + 1)), 12));
  expect([...eigenvalues(Float64Array.of(3, 0, 0, 3), 2)]).toEqual([3, 3]);
  expect([...eigenvalues(Float64Array.of(5), 1)]).toEqual([5]);
});

test('entropy: 1 of directions that are all alike, 0 of one alone, unknown of nothing', () => {
  expect(matrixEntropy(Float32Array.of(1, 0, 0, 1), 2)).toBeCloseTo(1, 12);
  expect(matrixEntropy(Float32Array.of(1, 2, 2, 4, 3, 6), 2)).toBeCloseTo(0, 6);
  expect(matrixEntropy(Float32Array.of(0, 0, 0, 0), 2)).toBeNaN();
  expect(matrixEntropy(Float32Array.of(1, 2), 2)).toBeNaN();
});
