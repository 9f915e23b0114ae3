import { describe, expect, test } from 'vitest';
import { steppedNumber, typedNumber } from '../../../src/panels/kit/typed-number';

const tokens = { min: 2, max: 256, step: 1 };
const share = { min: 0.01, max: 1, step: 0.05 };

describe('what is typed', () => {
  test.each([
    ['128', 128],
    [' 16 ', 16],
    ['1e2', 100],
    ['2', 2],
    ['256', 256],
  ])('%j is a number within the bounds', (text, value) => {
    expect(typedNumber(text, tokens)).toBe(value);
  });

  test.each(['', ' ', '1', '257', '16.5', '-16', 'NaN', 'sixteen', '1,5', 'Infinity'])('%j is refused', (text) => {
    expect(typedNumber(text, tokens)).toBeNull();
  });

  test('fractions are numbers where the step is one, on the step or not', () => {
    expect(typedNumber('0.5', share)).toBe(0.5);
    expect(typedNumber('0.955', share)).toBe(0.955);
    expect(typedNumber('0', share)).toBeNull();
  });
});

describe('stepping', () => {
  test('goes to the next multiple of the step, whatever the bounds', () => {
    expect(steppedNumber(0.07, 1, share)).toBe(0.1);
    expect(steppedNumber(0.07, -1, share)).toBe(0.05);
    expect(steppedNumber(64, 1, tokens)).toBe(65);
    expect(steppedNumber(100, 1, { min: 16, max: 1024, step: 16 })).toBe(112);
  });

  test('twenty steps of 0.05 from 0 are the twenty multiples, without what binary adds', () => {
    const places = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1];
    const bounds = { min: 0, max: 2, step: 0.05 };
    let value = 0;
    for (const place of places) {
      value = steppedNumber(value, 1, bounds);
      expect(value).toBe(place);
    }
    for (const place of places.toReversed().slice(1)) {
      value = steppedNumber(value, -1, bounds);
      expect(value).toBe(place);
    }
  });

  test('ends at the bounds', () => {
    expect(steppedNumber(1, 1, share)).toBe(1);
    expect(steppedNumber(0.05, -1, share)).toBe(0.01);
    expect(steppedNumber(2, -1, tokens)).toBe(2);
  });
});
