import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { gate } from '../../../src/store/gate';

test('a shut gate holds what was seen last, and tells once it opens', () => {
  const store = createStore(() => ({ n: 0 }));
  const seen = gate(store);
  const heard: number[] = [];
  const stop = seen.subscribe(({ n }) => heard.push(n));
  store.setState({ n: 1 });
  seen.setOpen(false);
  store.setState({ n: 2 });
  store.setState({ n: 3 });
  expect(seen.getState().n).toBe(1);
  expect(heard).toEqual([1]);
  seen.setOpen(true);
  expect(seen.getState().n).toBe(3);
  expect(heard).toEqual([1, 3]);
  stop();
  store.setState({ n: 4 });
  expect(heard).toEqual([1, 3]);
});

test('opening on an unchanged state tells nobody; shutting twice holds the first', () => {
  const store = createStore(() => ({ n: 0 }));
  const seen = gate(store);
  let heard = 0;
  seen.subscribe(() => (heard += 1));
  seen.setOpen(false);
  seen.setOpen(true);
  expect(heard).toBe(0);
  seen.setOpen(false);
  store.setState({ n: 1 });
  seen.setOpen(false);
  expect(seen.getState().n).toBe(0);
});
