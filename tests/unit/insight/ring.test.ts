import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cacheLayout } from '../../../src/attention/model-layout';
import type { StepTrace } from '../../../src/engine/trace';
import { isLookedAt, placesOf, ringRanks } from '../../../src/insight/ring';
import { parseSpec } from '../../../src/model/parse-spec';

const specOf = (id: string) => parseSpec(JSON.parse(readFileSync(`public/models/${id}/spec.json`, 'utf8')));

/** The row of a text in which every token has a separate slot. */
const row = (index: number): StepTrace => {
  const all = Uint32Array.from({ length: index + 1 }, (_, i) => i);
  return { keys: all, slots: all, positions: all } as unknown as StepTrace;
};

describe('places of a layer', () => {
  test('a window of 64 keeps 95: a step takes up to 32 rows, and the first of them looks back as far as the last', () => {
    const spec = specOf('window');
    const layout = cacheLayout(spec);
    expect(spec.layers.map((_, layer) => placesOf(layout, layer, spec.context))).toEqual([95, 95, 95, 95]);
  });

  test('none apart where all slots have one, or nothing is kept for each token', () => {
    for (const id of ['mha', 'retention', 'linear']) {
      const spec = specOf(id);
      const layout = cacheLayout(spec);
      for (const layer of spec.layers.keys()) expect(placesOf(layout, layer, spec.context)).toBeNull();
    }
  });
});

describe('who is in a place', () => {
  // Written as a step writes: token by token, each at its slot modulo the ring.
  const written = (length: number, places: number): number[] => {
    const ring = Array.from({ length: places }, () => -1);
    for (let token = 0; token < length; token++) ring[token % places] = token;
    return ring;
  };

  test('of a ring: the last tokens that were written there', () => {
    for (const length of [1, 40, 95, 96, 200, 300]) expect([...ringRanks(row(length - 1), 95)]).toEqual(written(length, 95));
  });

  test('of those the row looks at its window alone: 64 of 95 once the ring is full', () => {
    const trace = row(199);
    const ranks = [...ringRanks(trace, 95)];
    const lookedAt = ranks.filter((rank) => isLookedAt(trace, rank, 64)).toSorted((a, b) => a - b);
    expect(lookedAt).toEqual(Array.from({ length: 64 }, (_, i) => 136 + i));
    expect(Math.min(...ranks)).toBe(105);
  });

  test('under a policy: its slots, which are fewer', () => {
    const trace = {
      keys: Uint32Array.of(0, 7, 8, 9),
      slots: Uint32Array.of(0, 2, 3, 1),
      positions: Uint32Array.of(0, 7, 8, 9),
    } as unknown as StepTrace;
    expect([...ringRanks(trace, 6)]).toEqual([0, 3, 1, 2, -1, -1]);
    expect([0, 1, 2, 3].map((rank) => isLookedAt(trace, rank, 4))).toEqual([false, true, true, true]);
  });
});
