import { describe, expect, test } from 'vitest';
import { DecodeError } from '../../../src/decode/session/errors';
import { type SamplingSettings, chances, defaultSampling, sample, uniform } from '../../../src/decode/sampling';

const plain: SamplingSettings = { greedy: false, temperature: 1, topK: 0, topP: 1, seed: 1 };
/** Logits of the probabilities 0.5, 0.3, 0.15, 0.05 in another order of ids. */
const logits = Float32Array.from([0.15, 0.5, 0.05, 0.3], Math.log);
const probabilities = (settings: SamplingSettings) =>
  [...chances(logits, settings)].map(({ token, probability }) => [token, Number(probability.toFixed(4))]);

describe('chances', () => {
  test('are softmax, likeliest first', () => {
    expect(probabilities(plain)).toEqual([
      [1, 0.5],
      [3, 0.3],
      [0, 0.15],
      [2, 0.05],
    ]);
  });

  test('top-k keeps the k likeliest and renormalises their probabilities', () => {
    expect(probabilities({ ...plain, topK: 2 }).map(([, p]) => p)).toEqual([0.625, 0.375, 0, 0]);
  });

  test('top-k beyond the vocabulary cuts nothing', () => {
    expect(probabilities({ ...plain, topK: 99 })).toEqual(probabilities(plain));
  });

  test('top-p keeps the fewest that reach p, the one that crosses it included', () => {
    expect(probabilities({ ...plain, topP: 0.6 }).map(([, p]) => p)).toEqual([0.625, 0.375, 0, 0]);
    expect(probabilities({ ...plain, topP: 0.05 }).map(([, p]) => p)).toEqual([1, 0, 0, 0]);
  });

  test('temperature 2 takes square roots of the probabilities', () => {
    const roots = [0.5, 0.3, 0.15, 0.05].map(Math.sqrt);
    const total = roots.reduce((a, b) => a + b);
    [...chances(logits, { ...plain, temperature: 2 })].forEach(({ probability }, i) =>
      expect(probability).toBeCloseTo((roots[i] ?? 0) / total, 6),
    );
  });

  test('greedy and temperature 0 leave one token; of equals the lowest id', () => {
    for (const settings of [
      { ...plain, greedy: true },
      { ...plain, temperature: 0 },
    ])
      expect([...chances(Float32Array.of(1, 3, 3), settings)].find(({ probability }) => probability === 1)?.token).toBe(1);
  });

  test('the raw chances know nothing of the settings', () => {
    expect([...chances(logits, { ...plain, temperature: 0.3, topK: 1 })].map(({ raw }) => Number(raw.toFixed(4)))).toEqual([
      0.5, 0.3, 0.15, 0.05,
    ]);
  });

  test('scores that are not numbers are refused', () => {
    expect(() => chances(Float32Array.of(0, Number.NaN), plain)).toThrow(DecodeError);
  });
});

describe('the draw', () => {
  test('follows the probabilities: χ² over 20 000 draws stays below the 0.1 % point of 3 degrees of freedom', () => {
    const counts = [0, 0, 0, 0];
    const draws = 20_000;
    for (let index = 0; index < draws; index++) {
      const token = sample(logits, plain, index);
      counts[token] = (counts[token] ?? 0) + 1;
    }
    const expected = [0.15, 0.5, 0.05, 0.3].map((p) => p * draws);
    const chiSquare = counts.reduce((sum, count, i) => sum + (count - (expected[i] ?? 0)) ** 2 / (expected[i] ?? 1), 0);
    expect(chiSquare).toBeLessThan(16.27);
  });

  test('is even over [0, 1) and another for another seed', () => {
    const tens = Array.from({ length: 10 }, () => 0);
    for (let index = 0; index < 10_000; index++) {
      const tenth = Math.floor(uniform(3, index) * 10);
      tens[tenth] = (tens[tenth] ?? 0) + 1;
    }
    // The 0.1 % point of 9 degrees of freedom.
    expect(tens.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(27.88);
    const same = Array.from({ length: 1000 }, (_, i) => Math.abs(uniform(1, i) - uniform(2, i)) < 0.01).filter(Boolean).length;
    expect(same).toBeLessThan(50);
  });

  test('depends on seed and index alone', () => {
    expect(sample(logits, { ...defaultSampling, seed: 5 }, 17)).toBe(sample(logits, { ...defaultSampling, seed: 5 }, 17));
  });

  test('never draws what was cut', () => {
    for (let index = 0; index < 500; index++) expect([1, 3]).toContain(sample(logits, { ...plain, topK: 2 }, index));
  });
});

test('the order of chances is that of a plain sort: negative, equal, tiny, huge and zero logits', () => {
  const values = [0, -0, 1.5, -1.5, 1e-40, -1e-40, 3e38, -3e38, 7, 7, -7, -7, 0];
  const odd = Float32Array.from({ length: 500 }, (_, i) => values[(i * 7) % values.length] as number);
  const plainly = [...odd.keys()].sort((a, b) => (odd[b] as number) - (odd[a] as number) || a - b);
  expect([...chances(odd, plain)].map(({ token }) => token)).toEqual(plainly);
});
