import { describe, expect, test } from 'vitest';
import type { StepTrace } from '../../../src/engine/trace';
import { type PolicySettings, policies } from '../../../src/decode/policies';
import { LiveSlots } from '../../../src/decode/reader/slots';

const settings = (change: Partial<PolicySettings>): PolicySettings => ({
  kind: 'window',
  size: 4,
  pinned: 0,
  positions: 'original',
  ...change,
});

/** A row over what is live that gives these weights (one head, one layer). */
const row = (live: LiveSlots, weights: readonly number[]): StepTrace => {
  const { keys, slots, positions } = live.table();
  return {
    index: keys.at(-1) ?? 0,
    token: 0,
    keys,
    slots,
    positions,
    logits: new Float32Array(),
    layers: [{ heads: 1, attention: Float32Array.from(weights), values: {} }],
    values: {},
    milliseconds: 0,
  };
};

/** Admits `count` tokens, each giving the weights that `of` says to what is live then. */
function fill(
  live: LiveSlots,
  count: number,
  of: (keys: readonly number[]) => readonly number[] = (keys) => keys.map(() => 1),
): void {
  for (let key = 0; key < count; key++) {
    live.admit(key);
    live.observe([row(live, of([...live.table().keys]))]);
  }
}

const keys = (live: LiveSlots): number[] => [...live.table().keys];
const slots = (live: LiveSlots): number[] => [...live.table().slots];

describe('who goes', () => {
  test('full: nobody, and beyond the last slot there is no more', () => {
    const live = new LiveSlots(settings({ kind: 'full' }), 3);
    fill(live, 3);
    expect(keys(live)).toEqual([0, 1, 2]);
    expect(() => live.admit(3)).toThrow('no slot is free for token 3');
  });

  test('window: the oldest, whose slot the newest takes: a ring', () => {
    const live = new LiveSlots(settings({}), 100);
    fill(live, 6);
    expect(keys(live)).toEqual([2, 3, 4, 5]);
    expect(slots(live)).toEqual([2, 3, 0, 1]);
  });

  test('sinks + window: the oldest that is not pinned (StreamingLLM, figure 4: 4 sinks, a rolling cache of 3)', () => {
    const live = new LiveSlots(settings({ size: 7, pinned: 4 }), 100);
    fill(live, 10);
    expect(keys(live)).toEqual([0, 1, 2, 3, 7, 8, 9]);
    expect(slots(live)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('heavy hitters: among the older half the one with the least attention so far', () => {
    // Token 1 is looked at by all; the others look at themselves. Of size 4, two are recent.
    const live = new LiveSlots(settings({ kind: 'heavy' }), 100);
    fill(live, 4, (all) => all.map((key) => (key === 1 ? 1 : 0.1)));
    expect(keys(live)).toEqual([0, 1, 2, 3]);
    live.admit(4); // 2 and 3 are recent; 0 has 0.4 in sum, 1 has 3
    expect(keys(live)).toEqual([1, 2, 3, 4]);
    live.observe([row(live, [1, 0.1, 0.1, 0.1])]);
    live.admit(5); // 3 and 4 are recent; 2 goes
    expect(keys(live)).toEqual([1, 3, 4, 5]);
  });

  test('TOVA: what the last row looked at least, however much it got before, and even the newest', () => {
    const live = new LiveSlots(settings({ kind: 'tova' }), 100);
    fill(live, 4, (all) => all.map(() => 1));
    live.observe([row(live, [0.4, 0.3, 0.2, 0.1])]);
    live.admit(4);
    expect(keys(live)).toEqual([0, 1, 2, 4]);
    live.observe([row(live, [0, 0.5, 0.1, 0.4])]);
    live.admit(5);
    expect(keys(live)).toEqual([1, 2, 4, 5]);
  });

  test('pinned tokens stay under every bounded policy', () => {
    for (const kind of ['window', 'heavy', 'tova'] as const) {
      const live = new LiveSlots(settings({ kind, size: 5, pinned: 2 }), 100);
      fill(live, 30, (all) => all.map((key) => key / 100));
      expect(keys(live).slice(0, 2)).toEqual([0, 1]);
      expect(live.live).toBe(5);
    }
  });

  test('among equals the older goes', () => {
    const live = new LiveSlots(settings({ kind: 'tova' }), 100);
    fill(live, 5);
    expect(keys(live)).toEqual([1, 2, 3, 4]);
  });
});

describe('the table', () => {
  test('positions in the text, or in the cache', () => {
    for (const [positions, expected] of [
      ['original', [0, 5, 6, 7]],
      ['cache', [0, 1, 2, 3]],
    ] as const) {
      const live = new LiveSlots(settings({ pinned: 1, positions }), 100);
      fill(live, 8);
      expect([...live.table().positions]).toEqual(expected);
    }
  });

  test('a policy never uses more slots than its size, nor than there are', () => {
    for (const [size, capacity] of [
      [6, 100],
      [100, 6],
    ] as const) {
      const live = new LiveSlots(settings({ size, kind: 'window' }), capacity);
      for (let key = 0; key < 6; key++) live.admit(key);
      expect(Math.max(...slots(live))).toBeLessThan(6);
    }
  });

  test('what is dropped goes at once and frees its slot', () => {
    const live = new LiveSlots(settings({ pinned: 2, size: 3 }), 100);
    live.admit(0);
    live.dropFirst();
    expect([live.live, live.free]).toEqual([0, 3]);
    live.admit(1);
    expect(keys(live)).toEqual([1]);
  });

  test('without token 0 as many are pinned behind it, and the window is as long: 4 sinks + 13 keeps 1 … 4 and 13', () => {
    for (const kind of ['window', 'heavy', 'tova'] as const) {
      const live = new LiveSlots(settings({ kind, size: 17, pinned: 4 }), 100);
      live.admit(0);
      live.observe([row(live, [1])]);
      live.dropFirst();
      for (let key = 1; key < 60; key++) {
        live.admit(key);
        live.observe([
          row(
            live,
            keys(live).map((_, rank) => rank / 100),
          ),
        ]);
        if (key >= 4) expect(keys(live).slice(0, 4)).toEqual([1, 2, 3, 4]);
        expect(live.live).toBe(Math.min(key, 17));
      }
      if (kind === 'window') expect(keys(live).slice(4)).toEqual(Array.from({ length: 13 }, (_, i) => 47 + i));
    }
  });

  test('where everything is kept, pins and positions that were set for another kind change nothing', () => {
    const [plain, set] = [{}, { pinned: 3, positions: 'cache' as const }].map((change) => {
      const live = new LiveSlots(settings({ kind: 'full', ...change }), 20);
      live.admit(0);
      live.dropFirst();
      fill2(live, 1, 9);
      return live.table();
    });
    expect(set).toEqual(plain);
  });

  test('goes back to an earlier length only if nothing has gone for a token beyond it', () => {
    const live = new LiveSlots(settings({}), 100);
    fill(live, 4);
    expect(live.canTruncate(2)).toBe(true);
    live.truncate(2);
    expect(keys(live)).toEqual([0, 1]);
    fill2(live, 2, 7); // tokens 2 … 6: the last eviction was for token 6
    expect(live.canTruncate(6)).toBe(false);
    expect(live.canTruncate(7)).toBe(true);
    const attentive = new LiveSlots(settings({ kind: 'tova' }), 100);
    fill(attentive, 2);
    expect(attentive.canTruncate(1)).toBe(false);
  });

  test('a copy goes on apart', () => {
    const live = new LiveSlots(settings({}), 100);
    fill(live, 4);
    const copy = live.copy();
    live.admit(4);
    expect(keys(copy)).toEqual([0, 1, 2, 3]);
    copy.admit(4);
    expect(slots(copy)).toEqual(slots(live));
  });
});

test('every policy says what it is', () => {
  expect(Object.entries(policies).map(([kind, { bounded, recomputes }]) => [kind, bounded, recomputes])).toEqual([
    ['full', false, false],
    ['window', true, false],
    ['recompute', true, true],
    ['heavy', true, false],
    ['tova', true, false],
  ]);
});

function fill2(live: LiveSlots, from: number, to: number): void {
  for (let key = from; key < to; key++) live.admit(key);
}
