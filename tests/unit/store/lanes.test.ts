import { expect, test } from 'vitest';
import { fullPolicy } from '../../../src/decode/policies';
import { createStore } from 'zustand/vanilla';
import { Gates, joined } from '../../../src/store/gate';
import { formatLane, parseLane } from '../../../src/store/lane-settings';

test('a lane as a link writes it, and back', () => {
  const window = {
    model: 'softmax-one',
    reading: { policy: { kind: 'window', size: 64, pinned: 4, positions: 'cache' } },
  } as const;
  expect(formatLane(window)).toBe('softmax-one_window_64_4_cache');
  expect(parseLane('softmax-one_window_64_4_cache')).toEqual(window);
  expect(formatLane({ model: 'mha', reading: { policy: fullPolicy } })).toBe('mha');
  expect(parseLane('mha')).toEqual({ model: 'mha', reading: { policy: fullPolicy } });
});

test.each([
  '',
  'a b',
  'mha_wide_64_4_cache',
  'mha_window_1_0_cache',
  'mha_window_64_64_cache',
  'mha_window_64_4_here',
  'mha_window',
])('“%s” is no lane', (text) => {
  expect(parseLane(text)).toBeUndefined();
});

test('joined stores are one list, new only when one of them changes', () => {
  const [a, b] = [createStore(() => ({ n: 1 })), createStore(() => ({ n: 2 }))];
  const both = joined([a, b]);
  const before = both.getState();
  expect(both.getState()).toBe(before);
  let heard = 0;
  both.subscribe(() => (heard += 1));
  b.setState({ n: 3 });
  expect(both.getState()).not.toBe(before);
  expect(both.getState().map(({ n }) => n)).toEqual([1, 3]);
  expect(heard).toBe(1);
});

test('gates are shut together, also those that are made later', () => {
  const [a, b] = [createStore(() => ({ n: 1 })), createStore(() => ({ n: 1 }))];
  const gates = new Gates();
  expect(gates.of(a)).toBe(gates.of(a));
  gates.setOpen(false);
  a.setState({ n: 2 });
  const late = gates.of(b);
  b.setState({ n: 2 });
  expect([gates.of(a).getState().n, late.getState().n]).toEqual([1, 1]);
  gates.setOpen(true);
  expect([gates.of(a).getState().n, late.getState().n]).toEqual([2, 2]);
});

test('a gate is held for as long as somebody reads through it, and no longer', () => {
  const store = createStore(() => ({ n: 1 }));
  const gates = new Gates();
  const stops = [0, 1].map(() => gates.of(store).subscribe(() => undefined));
  expect(gates.size).toBe(1);
  stops[0]?.();
  expect(gates.size).toBe(1);
  stops[1]?.();
  stops[1]?.();
  expect(gates.size).toBe(0);
  // One that is read through again is shut with the others.
  const again = gates.of(store);
  const stop = again.subscribe(() => undefined);
  gates.setOpen(false);
  store.setState({ n: 2 });
  expect([again.getState().n, gates.of(store)]).toEqual([1, again]);
  stop();
});
