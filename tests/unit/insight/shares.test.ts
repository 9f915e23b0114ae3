import { expect, test } from 'vitest';
import { percentsThatAddUp } from '../../../src/insight/shares';

test('thirds: 33.4, 33.3 and 33.3 make 100', () => {
  expect(percentsThatAddUp([1 / 3, 1 / 3, 1 / 3])).toEqual([33.4, 33.3, 33.3]);
});

test('what is nearly everything is not printed as all of it beside something', () => {
  expect(percentsThatAddUp([0.9996, 0.0004])).toEqual([100, 0]);
  expect(percentsThatAddUp([0.9952, 0.0048])).toEqual([99.5, 0.5]);
});

test('any shares: each within its last digit, their sum what the whole is rounded to', () => {
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
  for (let round = 0; round < 200; round++) {
    const weights = Array.from({ length: 1 + Math.floor(12 * random()) }, () => random() ** 4);
    const whole = round % 2 === 0 ? 1 : random();
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const shares = weights.map((weight) => (whole * weight) / total);
    const percents = percentsThatAddUp(shares);
    for (const [i, percent] of percents.entries()) expect(Math.abs(percent - 100 * (shares[i] ?? 0))).toBeLessThan(0.1 + 1e-9);
    const tenths = percents.reduce((sum, percent) => sum + Math.round(10 * percent), 0);
    expect(tenths).toBe(Math.round(1000 * whole));
  }
});
