import { expect, test } from 'vitest';
import { type DrawnLane, rowsWanted } from '../../../src/panels/cache/compare/drawn-lanes';

const found = (divergence: number, agree: boolean | null) => ({ divergence, agree });
const lane = (place: number, start: number, differences: DrawnLane['differences']): DrawnLane =>
  ({
    place,
    session: `session ${place}`,
    model: { spec: { start: new Array(start).fill(0) } },
    differences,
  }) as unknown as DrawnLane;

test('rows are asked for in both lanes where they can be compared and are not yet, each by its own index', () => {
  const partly = found(Number.NaN, true);
  const drawn = [
    lane(1, 1, null),
    lane(2, 2, [found(0.5, true), partly, partly]),
    lane(3, 1, [partly, found(0, true), found(Number.NaN, null)]),
    lane(4, 1, null),
  ];
  const asked = (...places: readonly number[]) => rowsWanted(drawn, places).map(({ place, index }) => [place, index]);
  expect(asked(0)).toEqual([
    [1, 0],
    [3, 0],
  ]);
  expect(asked(1, 1)).toEqual([
    [1, 1],
    [2, 2],
  ]);
  // A trace that was discarded is read again by what needs it, not by this.
  expect(asked(2)).toEqual([
    [1, 2],
    [2, 3],
  ]);
  expect(asked(7, -1)).toEqual([]);
  expect(rowsWanted([], [0])).toEqual([]);
});
