import { describe, expect, test } from 'vitest';
import { tableOf } from '../../../src/decode/runs/streaming-table';
import { passage } from '../../../src/decode/runs/variants';
import { blockRows, cellFigures, sinkAnswer, textsRead, unitOf } from '../../../src/insight/streaming-table';
import { estimate, student } from '../../../src/insight/interval';

describe('intervals', () => {
  test('have the quantiles of the published table of Student’s t', () => {
    for (const [freedom, published] of [
      [1, 12.706],
      [2, 4.303],
      [4, 2.776],
      [5, 2.571],
      [10, 2.228],
      [27, 2.052],
      [60, 2.0],
      [1000, 1.962],
    ] as const)
      expect(student(freedom), `${freedom} degrees of freedom`).toBeCloseTo(published, 2);
  });

  test('are over the means of units; the mean is over all values', () => {
    // Means 2, 4, 6: standard deviation 2, standard error 2 / √3, t 4.3027.
    expect(estimate([[1, 3], [4], [6, 6]])).toEqual({ mean: 4, half: expect.closeTo(4.9684, 3) as number, units: 3 });
    expect(estimate([[1, 2, 3], [6]])?.mean).toBe(3);
    expect(estimate([[5], []])).toEqual({ mean: 5, half: Number.NaN, units: 1 });
    expect(estimate([[], []])).toBeNull();
  });
});

describe('the table’s numbers', () => {
  const { variants, cells } = tableOf(8, 9);
  const trained = passage;
  const length = trained + 2 * blockRows;
  const place = (cache: unknown, positions: string, first: string) =>
    cells.find((cell) => cell.cache === cache && cell.positions === positions && cell.first === first)?.variant ?? -1;
  /** 100 bits within the trained context, `first` and `second` in the blocks beyond; 7 at the passage, again 2. */
  const bits = (first: number, second: number): Float32Array => {
    const all = [
      ...new Array<number>(trained).fill(100),
      ...new Array<number>(blockRows).fill(first),
      ...new Array<number>(blockRows).fill(second),
    ];
    for (let i = passage / 2; i < passage; i++) all[i] = 7;
    return Float32Array.from([...all, ...new Array<number>(passage).fill(2)]);
  };
  const read = variants.map((): Float32Array[] => []);
  read[0] = [bits(4, 5)];
  read[place(4, 'cache', 'kept')] = [bits(3.5, 4)];
  read[place(1, 'cache', 'kept')] = [bits(4.5, 4.5)];
  read[place(4, 'original', 'kept')] = [bits(4.25, 5.25)];
  const sampled = bits(6, 8);
  for (let row = 0; row < length; row++)
    if (row >= trained && row !== trained + 100 && row !== trained + 200) sampled[row] = Number.NaN;
  read[place('recompute', 'cache', 'kept')] = [sampled];
  const figures = cellFigures({ variants, cells, read, from: trained });
  const at = (cache: unknown, positions: string, first: string) =>
    figures.find((cell) => cell.cache === cache && cell.positions === positions && cell.first === first);

  test('leave out what lies within the trained context and the passage', () => {
    expect(at('window', 'cache', 'kept')).toMatchObject({ rows: 256, minusWindow: null });
    expect(at('window', 'cache', 'kept')?.bits?.mean).toBe(4.5);
    expect(at('window', 'original', 'kept')?.bits).toEqual(at('window', 'cache', 'kept')?.bits);
    expect(at(2, 'cache', 'kept')).toMatchObject({ bits: null, minusWindow: null });
  });

  test('are compared with the window row by row, a sample at its own rows', () => {
    // Two blocks, −½ and −1: half = t₁ · |a − b| / 2.
    const minus = at(4, 'cache', 'kept')?.minusWindow;
    expect(minus?.mean).toBe(-0.75);
    expect(minus?.half).toBeCloseTo((12.7062 * 0.5) / 2, 4);
    expect(at('recompute', 'cache', 'kept')).toMatchObject({ rows: 2, bits: { mean: 7 }, minusWindow: { mean: 2.5 } });
  });

  test('say what is recalled, but not where the first reading was another', () => {
    expect(at('window', 'cache', 'kept')?.recall).toBe(5);
    expect(at('recompute', 'original', 'kept')?.recall).toBe(5);
    expect(at('recompute', 'cache', 'newline')).toMatchObject({ same: 'first', bits: { mean: 7 }, recall: Number.NaN });
  });

  test('answer the question by the interval of four sinks against the window', () => {
    const answer = sinkAnswer(figures);
    expect(answer?.worth.map(({ sinks }) => sinks)).toEqual([1, 4]);
    expect(answer?.worth[1]?.bits.mean).toBe(0.75);
    expect(answer?.verdict).toBe('holds');
    expect(answer?.original?.mean).toBe(0.25);
    const with4 = (mean: number, half: number) =>
      sinkAnswer(
        figures.map((cell) => (cell === at(4, 'cache', 'kept') ? { ...cell, minusWindow: { mean, half, units: 3 } } : cell)),
      );
    expect(with4(-0.02, 0.01)?.verdict).toBe('above');
    expect(with4(0.02, 0.01)?.verdict).toBe('below');
    expect(with4(-0.02, Number.NaN)?.verdict).toBeNull();
    expect(sinkAnswer(cellFigures({ variants, cells, read: variants.map(() => []), from: trained }))).toBeNull();
  });

  test('have intervals over texts from the third that every variant has read', () => {
    const all = (counts: readonly number[]) => ({ read: counts.map((count) => new Array<Float32Array>(count).fill(bits(1, 1))) });
    expect([textsRead(all([3, 2])), unitOf(all([3, 2])), unitOf(all([3, 3]))]).toEqual([2, 'blocks', 'texts']);
  });
});
