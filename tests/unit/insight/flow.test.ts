import { describe, expect, test } from 'vitest';
import { policies } from '../../../src/decode/policies';
import type { StepTrace } from '../../../src/engine/trace';
import { type Flow, directFlow, rollout, sharesOf, tracesOf } from '../../../src/insight/flow';
import { reachOf, sightsOf } from '../../../src/insight/reach';
import { everyPolicy, randomTraces, textOf } from './fake-text';

/** A trace of layers of heads of weights over `keys`. */
function trace(layers: readonly (readonly (readonly number[])[])[], keys?: readonly number[]): StepTrace {
  const live = keys ?? layers[0]?.[0]?.map((_, i) => i) ?? [];
  return {
    index: live.at(-1) ?? 0,
    token: 0,
    keys: Uint32Array.from(live),
    slots: Uint32Array.from(live),
    positions: Uint32Array.from(live),
    logits: new Float32Array(),
    layers: layers.map((heads) => ({ heads: heads.length, attention: Float32Array.from(heads.flat()), values: {} })),
    values: {},
    milliseconds: 0,
  };
}

const numbers = ({ bands }: Flow): number[][] => bands.map((band) => [...band]);

describe('rollout by hand', () => {
  // Three tokens, two layers of two heads; binary fractions, so that every step is exact.
  const text = [
    trace([
      [[1], [1]],
      [[1], [1]],
    ]),
    trace([
      [
        [0.5, 0.5],
        [1, 0],
      ],
      [
        [0.25, 0.75],
        [0.75, 0.25],
      ],
    ]),
    trace([
      [
        [1, 0, 0],
        [0, 0, 1],
      ],
      [
        [0, 1, 0],
        [0.5, 0, 0.5],
      ],
    ]),
  ];

  test('three tokens, two layers', () => {
    // Layer 1, row 2: the mean is (¼, ½, ¼), with the row itself (⅛, ¼, ⅝). Layer 0: row 2's mean is (½, 0, ½), so ⅝ of it goes
    // (¼, 0, ¾); row 1's mean is (¾, ¼), so ¼ of it goes (⅜, ⅝); row 0 keeps its ⅛.
    expect(numbers(rollout((i) => text[i], 2, 2))).toEqual([
      [0, 0, 1],
      [1 / 8, 1 / 4, 5 / 8],
      [1 / 8 + (1 / 4) * (3 / 8) + (5 / 8) * (1 / 4), (1 / 4) * (5 / 8), (5 / 8) * (3 / 4)],
    ]);
  });

  test('a silenced head gives nothing, and the row keeps the more of itself', () => {
    // Head 3, the second of layer 1: Ā is half of (0, 1, 0), which adds up to ½; (Ā + I) / 1½ = (0, ⅓, ⅔).
    const flow = rollout((i) => text[i], 2, 2, [3]);
    expect(flow.bands[1]?.[0]).toBe(0);
    expect(flow.bands[1]?.[1]).toBeCloseTo(1 / 3, 12);
    expect(flow.bands[1]?.[2]).toBeCloseTo(2 / 3, 12);
  });

  test('what an extra logit takes flows nowhere: shares still add up to 1', () => {
    // One head that gives a quarter to tokens: (Ā + I) / 1¼ = (0.2, 0.8).
    const flow = rollout((i) => [undefined, trace([[[0.25, 0]]])][i], 1, 1);
    expect(flow.bands[1]?.[0]).toBeCloseTo(0.2, 12);
    expect(flow.bands[1]?.[1]).toBeCloseTo(0.8, 12);
  });

  test('what comes by way of a discarded row is counted apart', () => {
    const flow = rollout((i) => (i === 1 ? undefined : text[i]), 2, 2);
    expect(flow.lost).toEqual([0, 0, 1 / 4]);
    expect([...(flow.bands[2] ?? [])]).toEqual([1 / 8 + (5 / 8) * (1 / 4), 0, (5 / 8) * (3 / 4)]);
  });

  test('an evicted token gets nothing from the row, but what it told others', () => {
    const kept = [text[0], text[1], trace([[[0, 1]], [[0.5, 0.5]]], [1, 2])];
    expect(numbers(rollout((i) => kept[i], 2, 2))).toEqual([
      [0, 0, 1],
      [0, 1 / 4, 3 / 4],
      [(1 / 4) * (3 / 8), (1 / 4) * (5 / 8), 3 / 4],
    ]);
  });

  test('direct: the row’s own mean in every layer, the last one first', () => {
    const [, , last] = text;
    if (!last) throw new Error('no trace');
    expect(numbers(directFlow(last))).toEqual([
      [0, 0, 1],
      [1 / 4, 1 / 2, 1 / 4],
      [1 / 2, 0, 1 / 2],
    ]);
    expect(numbers(directFlow(last, [0]))[2]).toEqual([0, 0, 1 / 2]);
  });
});

describe.each(everyPolicy)('$kind, $pinned pinned, positions $positions', (policy) => {
  const { recomputes } = policies[policy.kind];
  test.each([
    ['windows of its own', [null, 4, 7]],
    ['none', [null, null, null]],
  ] as const)('flow adds up to 1, stays within reach, and fills it (%s)', (_, windows) => {
    const traces = randomTraces(40, { policy }, { heads: 3, windows });
    for (const row of [0, 1, 8, 9, 25, 39]) {
      const flow = rollout(tracesOf(textOf(traces), row, recomputes), row, 3);
      const reach = reachOf(sightsOf(textOf(traces), row, recomputes), row, windows);
      flow.bands.forEach((band, passed) => {
        expect(band.reduce((a, b) => a + b, 0) + (flow.lost[passed] ?? 0)).toBeCloseTo(1, 6);
        const reached = [...(reach.bands[passed] ?? [])];
        const flowed = [...band].map((share) => (share > 0 ? 1 : 0));
        // Weights are never 0 here: all that can be told is told, except for what was recomputed and not kept.
        if (flow.lost[passed] === 0) expect(flowed).toEqual(reached);
        else expect(flowed.every((any, key) => any <= (reached[key] ?? 0))).toBe(true);
      });
      if (!recomputes) expect(flow.lost).toEqual([0, 0, 0, 0]);
    }
  });
});

test('recomputed, a row before another counts only if it was read with the same window', () => {
  const policy = { kind: 'recompute', size: 4, pinned: 1, positions: 'cache' } as const;
  const text = textOf(randomTraces(8, { policy }, { heads: 1, windows: [null, null] }));
  const known = (row: number) =>
    Array.from({ length: row + 1 }, (_, i) => i).filter((i) => tracesOf(text, row, true)(i) !== undefined);
  // Up to four tokens the window is the text. Row 6 was read with 0, 4, 5, 6: of these only 0 saw the same before.
  expect(known(3)).toEqual([0, 1, 2, 3]);
  expect(known(6)).toEqual([0, 6]);
  expect(rollout(tracesOf(text, 6, true), 6, 2).lost[1]).toBe(0);
  expect(rollout(tracesOf(text, 6, true), 6, 2).lost[2]).toBeGreaterThan(0);
});

test('shares of a band: first tokens, last tokens, and those that the row does not see', () => {
  const band = Float64Array.of(0.5, 0.125, 0.25, 0.125);
  expect(sharesOf(band, Uint8Array.of(0, 0, 1, 1), 1, 2)).toEqual({ sink: 0.5, recent: 0.375, told: 0.625 });
});
