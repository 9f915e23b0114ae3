import { describe, expect, it } from 'vitest';
import { ropeFrequencies } from '../../../src/engine/rope-frequencies';
import { ropeTable } from '../../../src/engine/rope-table';

describe('ropeTable', () => {
  it('is cos and sin of distance · base^(−2i/d), by distance and pair', () => {
    const table = ropeTable(100, 4, 3); // frequencies 1 and 0.1
    expect(table.length).toBe(3 * 4);
    const wanted = [
      1,
      0,
      1,
      0,
      Math.cos(1),
      Math.sin(1),
      Math.cos(0.1),
      Math.sin(0.1),
      Math.cos(2),
      Math.sin(2),
      Math.cos(0.2),
      Math.sin(0.2),
    ];
    wanted.forEach((value, i) => expect(table[i]).toBeCloseTo(value, 7));
  });

  it('has other frequencies where they are scaled, and the square of a factor on cos and sin', () => {
    const linear = ropeTable(100, 4, 9, { kind: 'linear', factor: 8 });
    const plain = ropeTable(100, 4, 9);
    // Eight tokens are as far apart as one was.
    for (let i = 0; i < 4; i++) expect(linear[8 * 4 + i]).toBeCloseTo(plain[4 + i] ?? NaN, 7);
    const long = ropeTable(100, 4, 3, { kind: 'longrope', factors: [1, 4], attentionFactor: 1.5 });
    expect(long[0]).toBeCloseTo(2.25, 7);
    expect(long[2 * 4]).toBeCloseTo(2.25 * Math.cos(2), 6);
    expect(long[2 * 4 + 3]).toBeCloseTo(2.25 * Math.sin(0.2 / 4), 6);
  });

  it('divides slow pairs alone, by Llama 3 and by YaRN', () => {
    // Frequencies 1 and 0.01: within 64 tokens the first pair turns 10.2 times, the second 0.1.
    const llama = { kind: 'llama3', factor: 8, low: 1, high: 4, original: 64 } as const;
    expect([...ropeFrequencies(10_000, 4, llama).frequencies]).toEqual([1, 0.01 / 8]);
    // Turning 2.5 times, halfway between 1 and 4, is divided by half: (1 + 1/8) / 2.
    const between = ropeFrequencies((64 / (5 * Math.PI)) ** 2, 4, llama).frequencies[1] ?? NaN;
    expect(between * (64 / (5 * Math.PI))).toBeCloseTo((1 + 1 / 8) / 2, 12);
    const yarn = {
      kind: 'yarn',
      factor: 8,
      betaFast: 8,
      betaSlow: 1,
      original: 64,
      truncate: true,
      attentionFactor: 1.2,
    } as const;
    const { frequencies, gain } = ropeFrequencies(10_000, 4, yarn);
    expect([...frequencies]).toEqual([1, 0.01 / 8]);
    expect(gain).toBeCloseTo(1.44, 12);
  });

  it('is accurate at large distances, where float32 angles would not be', () => {
    const table = ropeTable(10000, 32, 1024);
    // 1023 rad is 162 turns and 5.123980 rad, which lacks 1.159205 rad of a turn: cos 0.400068, sin −0.916485.
    expect(table[1023 * 32]).toBeCloseTo(0.400068, 6);
    expect(table[1023 * 32 + 1]).toBeCloseTo(-0.916485, 6);
    // Second pair: 1023 · 10000^(−1/16) = 575.27518 rad is 91 turns and 3.50531 rad.
    expect(table[1023 * 32 + 2]).toBeCloseTo(Math.cos(3.50531), 5);
  });
});
