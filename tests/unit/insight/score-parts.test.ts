/** A score's factors and parts against cases worked out by hand. */
import { describe, expect, test } from 'vitest';
import { type HeadProjection, factorsOf, folded, projected, scoreTable, total, turned } from '../../../src/insight/score-parts';

const plain: HeadProjection = {
  norm: { weight: [1, 1], bias: null, centred: false, epsilon: 0 },
  matrix: Float32Array.of(1, 0, 0, 2),
  bias: null,
  headNorm: null,
};
const still = { turning: null, scale: 0.5 };

describe('what writers make of a query', () => {
  // (3, 4) has the mean square 12.5.
  const writers = [
    [3, 0],
    [0, 4],
  ];

  test('RMSNorm, its scale that of the sum', () => {
    const [a = [], b = []] = projected(writers, plain);
    const unit = Math.sqrt(12.5);
    expect([...a].map((x) => x * unit)).toEqual([expect.closeTo(3, 12), 0]);
    expect([...b].map((x) => x * unit)).toEqual([0, expect.closeTo(8, 12)]);
  });

  test('LayerNorm: each writer loses its own mean, and its bias is a writer with that of the projection', () => {
    const layer = { ...plain, bias: [0.5, 0.25], norm: { weight: [1, 1], bias: [1, 2], centred: true, epsilon: 0 } };
    const parts = projected(writers, layer);
    // (3, 4) − 3.5 = (−0.5, 0.5), of deviation 0.5; (3, 0) − 1.5 = (1.5, −1.5); (0, 4) − 2 = (−2, 2).
    expect(parts.map((part) => [...part])).toEqual([
      [3, -6],
      [-4, 8],
      [1.5, 4.25],
    ]);
  });

  test('a norm of the head on top, with its scale that of the whole query', () => {
    const parts = projected(writers, { ...plain, headNorm: { weight: [1, 3], centred: false } });
    const whole = total(parts);
    // The query before it is (3, 8) / √12.5: its direction is (3, 8), of mean square 36.5.
    expect(whole[0]).toBeCloseTo(3 / Math.sqrt(36.5), 12);
    expect(whole[1]).toBeCloseTo((3 * 8) / Math.sqrt(36.5), 12);
  });
});

describe('turning', () => {
  const quarter = { frequencies: Float64Array.of(Math.PI / 2), gain: 1, rotated: 2, interleaved: false };

  test('only what turns is turned; a quarter at distance 1', () => {
    const [x, y, z] = turned([2, 5, 7], quarter, 1);
    expect([x, y, z]).toEqual([expect.closeTo(5, 12), expect.closeTo(-2, 12), 7]);
  });

  test('the angle is that after turning', () => {
    expect(factorsOf([0, 1], [1, 0], 0, { turning: quarter, scale: 1 }).cosine).toBeCloseTo(0, 12);
    expect(factorsOf([0, 1], [1, 0], 1, { turning: quarter, scale: 1 }).cosine).toBeCloseTo(-1, 12);
  });

  test('what lengthens rotated numbers is in the lengths, so that a cosine stays one', () => {
    const { queryLength, keyLength, cosine, score } = factorsOf([3, 0], [3, 0], 0, {
      turning: { ...quarter, gain: 4 },
      scale: 0.5,
    });
    expect([queryLength, keyLength, cosine, score]).toEqual([6, 6, 1, 18]);
  });
});

test('a table adds up, and stays so when it is folded', () => {
  const table = scoreTable(
    [
      [1, 0],
      [0, 2],
      [5, 5],
    ],
    [
      [4, 0],
      [0, 6],
    ],
    3,
    still,
  );
  expect(table).toEqual([
    [2, 0],
    [0, 6],
    [10, 15],
  ]);
  const { rows, columns, values } = folded(table, 2);
  expect({ rows, columns, values }).toEqual({
    rows: [2],
    columns: [0, 1],
    values: [
      [10, 15],
      [2, 6],
    ],
  });
  expect(folded(table, 3).values).toEqual(table);
});
