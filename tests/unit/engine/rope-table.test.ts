import { describe, expect, it } from 'vitest';
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

  it('is accurate at large distances, where float32 angles would not be', () => {
    const table = ropeTable(10000, 32, 1024);
    // 1023 rad is 162 turns and 5.123980 rad, which lacks 1.159205 rad of a turn: cos 0.400068, sin −0.916485.
    expect(table[1023 * 32]).toBeCloseTo(0.400068, 6);
    expect(table[1023 * 32 + 1]).toBeCloseTo(-0.916485, 6);
    // Second pair: 1023 · 10000^(−1/16) = 575.27518 rad is 91 turns and 3.50531 rad.
    expect(table[1023 * 32 + 2]).toBeCloseTo(Math.cos(3.50531), 5);
  });
});
