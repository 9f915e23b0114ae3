import { describe, expect, test } from 'vitest';
import { type PolicySettings, fullPolicy, policies } from '../../../src/decode/policies';
import {
  type Reach,
  type Sight,
  comparedPolicies,
  reachByFormula,
  reachOf,
  reachedIn,
  seenBy,
  sightsOf,
} from '../../../src/insight/reach';
import { everyPolicy, randomTraces, textOf } from './fake-text';

const sight = (...keys: number[]): Sight => ({ keys: Uint32Array.from(keys), positions: Uint32Array.from(keys) });
const bands = ({ bands: all }: Reach): number[][] => all.map((band) => [...band]);
const windowOf = (size: number, pinned = 0): PolicySettings => ({ kind: 'window', size, pinned, positions: 'original' });

describe('by what rows saw', () => {
  test('two tokens kept, two layers: the row’s neighbour was told of the one before it', () => {
    const sights = [sight(0), sight(0, 1), sight(1, 2), sight(2, 3)];
    expect(bands(reachOf((i) => sights[i], 3, [null, null]))).toEqual([
      [0, 0, 0, 1],
      [0, 0, 1, 1],
      [0, 1, 1, 1],
    ]);
  });

  test('a layer’s own window counts by positions: the last layer is passed first', () => {
    const sights = [sight(0), sight(0, 1), sight(0, 1, 2), sight(0, 1, 2, 3)];
    expect(bands(reachOf((i) => sights[i], 3, [null, 2]))).toEqual([
      [0, 0, 0, 1],
      [0, 0, 1, 1],
      [1, 1, 1, 1],
    ]);
    expect(bands(reachOf((i) => sights[i], 3, [2, 1]))).toEqual([
      [0, 0, 0, 1],
      [0, 0, 0, 1],
      [0, 0, 1, 1],
    ]);
  });

  test('a row that is not known passes on nothing but itself, and is named', () => {
    const sights = [sight(0), undefined, sight(1, 2), sight(2, 3)];
    const reach = reachOf((i) => sights[i], 3, [null, null, null]);
    expect(bands(reach)[3]).toEqual([0, 1, 1, 1]);
    expect(reach.unknown).toEqual([1]);
  });

  test('what a row sees itself, in the layer that sees most', () => {
    const [trace] = randomTraces(6, {}, { heads: 1, windows: [null] }).slice(-1);
    if (!trace) throw new Error('no trace');
    expect([...seenBy(trace, [2, 3])]).toEqual([0, 0, 0, 1, 1, 1]);
    expect(reachedIn(seenBy(trace, [2, null]))).toBe(6);
  });
});

/** Who is told of whom by multiplying whole matrices, every row's own sight taken as it is. */
function byMatrices(sees: readonly (readonly boolean[][])[], row: number): number[][] {
  const n = row + 1;
  let told = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_col, j) => i === j));
  const rows = [told[row]];
  for (const layer of sees.toReversed()) {
    const before = told;
    told = before.map((from) => from.map((_, j) => from.some((through, k) => through && (layer[k]?.[j] ?? false))));
    rows.push(told[row]);
  }
  return rows.map((band) => (band ?? []).map(Number));
}

const layers = [
  ['no windows of its own', [null, null, null]],
  ['one short window', [null, 4, null]],
  ['windows between recent and size', [7, 8, 7]],
] as const;

describe.each(layers)('a model with %s', (_, windows) => {
  test.each(everyPolicy)('$kind, $pinned pinned, positions $positions: as boolean matrices have it', (policy) => {
    const traces = randomTraces(40, { policy }, { heads: 2, windows });
    const { recomputes } = policies[policy.kind];
    for (const row of [0, 5, 8, 9, 20, 39]) {
      const own = traces[row];
      const live = new Set(own?.keys);
      // Who sees whom is what the weights that are not 0 say; recomputed, the row's window and what each of it sees in it.
      const sees = windows.map((window, layer) =>
        Array.from({ length: row + 1 }, (_row, i) =>
          Array.from({ length: row + 1 }, (_column, j) => {
            const trace = traces[i];
            if (recomputes) {
              const [a, b] = [own?.keys.indexOf(i) ?? -1, own?.keys.indexOf(j) ?? -1];
              const apart = (own?.positions[a] ?? 0) - (own?.positions[b] ?? 0);
              return j <= i && live.has(i) && live.has(j) && apart < (window ?? Infinity);
            }
            const rank = trace?.keys.indexOf(j) ?? -1;
            return rank >= 0 && (trace?.layers[layer]?.attention?.[rank] ?? 0) > 0;
          }),
        ),
      );
      const reach = reachOf(sightsOf(textOf(traces), row, recomputes), row, windows);
      expect(reach.unknown).toEqual([]);
      expect(bands(reach)).toEqual(byMatrices(sees, row));
    }
  });

  test.each(everyPolicy.filter(({ kind }) => !policies[kind].attentive))(
    '$kind, $pinned pinned, positions $positions: the formula counts what was reached, token 0 dropped or not',
    (policy) => {
      for (const dropFirst of [false, true]) {
        const traces = randomTraces(40, { policy, dropFirst }, { heads: 1, windows });
        for (let row = 0; row < 40; row++) {
          const reach = reachOf(sightsOf(textOf(traces), row, policies[policy.kind].recomputes), row, windows);
          expect(reachByFormula(policy, row, windows, dropFirst), `row ${row}`).toEqual(reach.bands.map(reachedIn));
        }
      }
    },
  );
});

describe('the formula', () => {
  const four = [null, null, null, null];

  test('a kept window reaches l (w − 1) + 1 tokens, as far as there are any', () => {
    expect(reachByFormula(windowOf(24), 200, four)).toEqual([1, 24, 47, 70, 93]);
    expect(reachByFormula(windowOf(24), 59, four)).toEqual([1, 24, 47, 60, 60]);
  });

  test('recomputed it reaches the window, and everything reaches everything', () => {
    expect(reachByFormula({ ...windowOf(24), kind: 'recompute' }, 200, four)).toEqual([1, 24, 24, 24, 24]);
    expect(reachByFormula(fullPolicy, 200, four)).toEqual([1, 201, 201, 201, 201]);
  });

  test('sinks are reached beside the window, which is shorter by them', () => {
    expect(reachByFormula(windowOf(24, 4), 200, four)).toEqual([1, 24, 43, 62, 81]);
  });
});

test('the policies that are compared have the budget, the pins and the positions that are set', () => {
  const kinds = (policy: PolicySettings) => comparedPolicies(policy).map(({ kind, size, pinned }) => [kind, size, pinned]);
  expect(kinds(windowOf(24))).toEqual([
    ['full', 24, 0],
    ['window', 24, 0],
    ['recompute', 24, 0],
    ['window', 24, 4],
  ]);
  expect(kinds({ ...windowOf(24, 2), kind: 'recompute' }).slice(2)).toEqual([
    ['recompute', 24, 2],
    ['window', 24, 2],
  ]);
  expect(kinds(windowOf(2)).at(-1)).toEqual(['window', 2, 1]);
  // Where everything is kept, pins that were set for another kind are none.
  const left = { ...windowOf(24, 2), kind: 'full', positions: 'cache' } as const;
  expect(comparedPolicies(left)).toEqual(comparedPolicies({ ...fullPolicy, size: 24 }));
});
