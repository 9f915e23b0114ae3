import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { Quiet } from '../../../src/store/quiet';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('tells all once nothing has changed for a while, with one timer, and watches nothing for nobody', () => {
  const [a, b] = [createStore(() => ({ n: 0 })), createStore(() => ({ n: 0 }))];
  const quiet = new Quiet([a, b], 1000);
  const told = [0, 0];
  const stops = told.map((_, i) => quiet.subscribe(() => (told[i] = (told[i] ?? 0) + 1)));
  for (let i = 0; i < 10; i++) {
    (i % 2 ? a : b).setState({ n: i });
    vi.advanceTimersByTime(900);
  }
  expect([told, vi.getTimerCount()]).toEqual([[0, 0], 1]);
  vi.advanceTimersByTime(100);
  expect(told).toEqual([1, 1]);
  stops[0]?.();
  a.setState({ n: 99 });
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([1, 2]);
  stops[1]?.();
  b.setState({ n: 99 });
  expect(vi.getTimerCount()).toBe(0);
});
