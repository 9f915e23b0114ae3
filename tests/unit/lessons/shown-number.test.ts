import { expect, test } from 'vitest';
import { shownNumber } from '../../../src/app/lessons/shown-number';

test.each([
  ['number', 1, 23.921, '24'],
  ['number', 50, 1214, '1,214'],
  ['number', 0.1, 2.667, '2.7'],
  ['number', 0.1, 5, '5'],
  ['percent', 0.01, 0.4683, '47%'],
] as const)('a %s on a slider of steps of %d: %d is %s', (unit, step, value, shown) => {
  expect(shownNumber({ unit, step }, value)).toBe(shown);
});
