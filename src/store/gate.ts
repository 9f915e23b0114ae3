/** A store as seen through a gate: while it is shut, readers see the state it was shut on and hear of no change. */
import type { StoreApi } from 'zustand/vanilla';

export type ReadableStore<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>;

export interface Gate<T> extends ReadableStore<T> {
  /** Shuts or opens it; on opening, readers hear of the state as it is by then, if it is another. */
  setOpen(open: boolean): void;
}

/** An open gate before a store. */
export function gate<T>(store: ReadableStore<T>): Gate<T> {
  let held: { readonly state: T } | null = null;
  const listeners = new Set<(state: T, before: T) => void>();
  return {
    getState: () => (held ? held.state : store.getState()),
    getInitialState: () => store.getInitialState(),
    subscribe(listener) {
      listeners.add(listener);
      const stop = store.subscribe((state, before) => {
        if (!held) listener(state, before);
      });
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    setOpen(open) {
      if (open === (held === null)) return;
      const before = held?.state;
      held = open ? null : { state: store.getState() };
      const now = store.getState();
      if (before !== undefined && before !== now) for (const listener of listeners) listener(now, before);
    },
  };
}
