import { describe, expect, test } from 'vitest';
import { type LongShape, gateKind, longMemory, recurrentMemory, segmentOf } from '../../../src/insight/infini-memory';

/** Infini-attention's models of table 2: 12 layers of 8 heads, 128 wide, segments of 2 048. */
const paper: LongShape = { layers: 12, heads: 8, keyWidth: 128, valueWidth: 128, segment: 2048 };

describe('2404.07143, tables 1 and 2', () => {
  const long = 65_000;
  test('numbers kept: 1.6 M, 50 M, 183 M', () => {
    expect(longMemory('infini', paper, long)).toBe(1_585_152);
    expect(longMemory('transformerXL', paper, long)).toBe(50_331_648);
    expect(longMemory('memorizing', paper, long)).toBe(50_331_648 + 133_120_000);
    expect(recurrentMemory(1024, 100, 12)).toBe(2_457_600);
  });

  test('114 times as many in Memorizing Transformers, as the printed figures have it; 115.7 before rounding', () => {
    const [memorizing, infini] = [longMemory('memorizing', paper, long), longMemory('infini', paper, long)];
    expect(Math.floor(memorizing / 1e6)).toBe(183);
    expect(Math.round(infini / 1e5) / 10).toBe(1.6);
    expect(Math.round(183 / 1.6)).toBe(114);
    expect(memorizing / infini).toBeCloseTo(115.7, 1);
  });

  test('everything kept: 2 d H l a token', () => {
    expect(longMemory('full', paper, 1000)).toBe(1000 * 2 * 128 * 8 * 12);
    expect(longMemory('transformerXL', paper, 10)).toBe(longMemory('full', paper, 10));
  });
});

test('segments by hand', () => {
  expect(segmentOf(0, 64)).toEqual({ number: 0, from: 0 });
  expect(segmentOf(63, 64)).toEqual({ number: 0, from: 0 });
  expect(segmentOf(64, 64)).toEqual({ number: 1, from: 64 });
});

test('gates: specialists near 0 and 1, mixers near ½', () => {
  expect([0.02, 0.97, 0.45, 0.3].map(gateKind)).toEqual(['local', 'memory', 'mixer', 'between']);
});
