import { describe, expect, test } from 'vitest';
import { paletteOf } from '../../../src/charts/palette';
import { type Stretch, colourScale, pack, signedScale } from '../../../src/charts/scale';

const scale = (stretch: Stretch, maximum = 1) => colourScale({ stretch, maximum, theme: 'light' });

describe('position', () => {
  test('linear, square root and logarithm as they are defined', () => {
    expect(scale('linear').position(0.25)).toBe(0.25);
    expect(scale('sqrt').position(0.25)).toBe(0.5);
    // Three powers of ten from 0.001 to 1: 0.1 is at two thirds.
    expect(scale('log').position(0.1)).toBeCloseTo(2 / 3, 12);
    expect(scale('sqrt', 4).position(1)).toBe(0.5);
  });

  test.each<Stretch>(['linear', 'sqrt', 'log'])('%s: ends, beyond the ends, and back from the ramp', (stretch) => {
    const { position, invert } = scale(stretch, 2);
    expect(position(0)).toBe(0);
    expect(position(2)).toBe(1);
    expect(position(7)).toBe(1);
    expect(position(-1)).toBe(0);
    expect(position(Number.NaN)).toBeNaN();
    for (const place of [0.1, 0.5, 0.9]) expect(position(invert(place))).toBeCloseTo(place, 12);
  });

  test('a logarithmic scale has a floor and says so', () => {
    expect(scale('log').floor).toBe(0.001);
    expect(scale('log').position(0.001)).toBe(0);
    expect(scale('log').position(0.0001)).toBe(0);
    expect(scale('log').ticks[0]).toEqual({ value: 0.001, label: '≤ 0.001' });
    expect(scale('log', 10).ticks[0]?.label).toBe('≤ 0.01');
  });
});

describe('colour', () => {
  const { sequential } = paletteOf('light');

  test('is the ramp at the position', () => {
    expect(scale('sqrt').colour(0.25)).toBe(sequential(0.5));
  });

  test('packed: little-endian ABGR, transparent where there is no value', () => {
    expect(pack('#102030')).toBe(0xff302010);
    expect(new Uint8Array(Uint32Array.of(pack('#102030')).buffer)).toEqual(Uint8Array.of(0x10, 0x20, 0x30, 0xff));
    expect(scale('linear').packed(0)).toBe(pack(sequential(0)));
    expect(scale('linear').packed(1)).toBe(pack(sequential(1)));
    expect(scale('linear').packed(Number.NaN)).toBe(0);
  });

  test('the table is never further off than one of its 256 steps', () => {
    for (let i = 0; i <= 1000; i++) {
      const packed = scale('linear').packed(i / 1000);
      const exact = pack(sequential(i / 1000));
      for (const shift of [0, 8, 16])
        expect(Math.abs(((packed >>> shift) & 255) - ((exact >>> shift) & 255))).toBeLessThanOrEqual(2);
    }
  });
});

describe('ticks', () => {
  test.each<[Stretch, number, readonly string[]]>([
    ['linear', 1, ['0', '0.2', '0.4', '0.6', '0.8', '1']],
    ['linear', 2.5, ['0', '0.5', '1', '1.5', '2', '2.5']],
    ['sqrt', 1, ['0', '0.05', '0.2', '0.5', '1']],
    ['log', 1, ['≤ 0.001', '0.01', '0.05', '0.2', '1']],
  ])('%s to %f', (stretch, maximum, labels) => {
    expect(scale(stretch, maximum).ticks.map(({ label }) => label)).toEqual(labels);
  });

  test('stand apart on the ramp whatever the maximum is', () => {
    for (const stretch of ['linear', 'sqrt', 'log'] as const) {
      for (const maximum of [0.03, 0.7, 1, 1.5, 3, 5.5, 40, 950]) {
        const { ticks, position } = scale(stretch, maximum);
        const placed = ticks.map(({ value }) => position(value));
        expect(placed[0]).toBe(0);
        expect(placed.at(-1)).toBe(1);
        placed.slice(1).forEach((place, i) => expect(place - (placed[i] ?? 0)).toBeGreaterThan(0.13));
      }
    }
  });
});

describe('a signed scale', () => {
  const signed = signedScale({ limit: 2, theme: 'dark' });

  test('has 0 in its middle and the same round values on both sides', () => {
    expect(signed.position(0)).toBe(0.5);
    expect(signed.position(-2)).toBe(0);
    expect(signed.position(2)).toBe(1);
    expect(signed.ticks.map(({ label }) => label)).toEqual(['−2', '−1', '0', '1', '2']);
    expect(signed.colour(0)).toBe(paletteOf('dark').diverging(0));
  });
});

test('scales that colour alike have the same key, others do not', () => {
  expect(scale('sqrt').key).toBe(scale('sqrt').key);
  const keys = [
    scale('sqrt').key,
    scale('log').key,
    scale('sqrt', 2).key,
    colourScale({ stretch: 'sqrt', theme: 'dark' }).key,
    signedScale({ limit: 1, theme: 'light' }).key,
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test('a scale that ends at 0 is refused', () => {
  expect(() => scale('linear', 0)).toThrow(RangeError);
  expect(() => scale('linear', Number.NaN)).toThrow(RangeError);
  expect(() => signedScale({ limit: -1, theme: 'light' })).toThrow(RangeError);
});
