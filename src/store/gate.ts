/** A store behind a gate: while it is shut, readers see the state at its shutting and are not notified. */
import type { StoreApi } from 'zustand/vanilla';

export type ReadableStore<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>;

export interface Gate<T> extends ReadableStore<T> {
  /** Shuts or opens it; on opening, readers are notified if the state has changed. */
  setOpen(open: boolean): void;
}

/**
 * An open gate before a store.
 * @param onReaders called when the first reader subscribes, and when the last one unsubscribes
 */
export function gate<T>(store: ReadableStore<T>, onReaders: (any: boolean) => void = () => undefined): Gate<T> {
  let held: { readonly state: T } | null = null;
  const listeners = new Set<(state: T, before: T) => void>();
  return {
    getState: () => (held ? held.state : store.getState()),
    getInitialState: () => store.getInitialState(),
    subscribe(listener) {
      if (listeners.size === 0) onReaders(true);
      listeners.add(listener);
      const stop = store.subscribe((state, before) => {
        if (!held) listener(state, before);
      });
      return () => {
        stop();
        if (listeners.delete(listener) && listeners.size === 0) onReaders(false);
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

/** Gates that are shut and opened together: each drawn element reads every store through one of these. */
export class Gates {
  readonly #gates = new Map<ReadableStore<unknown>, Gate<unknown>>();
  #open = true;

  /** The store through its gate; the same gate at every call, until its last reader unsubscribes, so that unused gates are freed. */
  of<T>(store: ReadableStore<T>): ReadableStore<T> {
    const key = store as ReadableStore<unknown>;
    const known = this.#gates.get(key);
    if (known) return known as Gate<T>;
    const made = gate(store, (any) => {
      if (!any) this.#gates.delete(key);
      else if (this.#gates.get(key) !== made) {
        made.setOpen(this.#open);
        this.#gates.set(key, made as Gate<unknown>);
      }
    });
    made.setOpen(this.#open);
    this.#gates.set(key, made as Gate<unknown>);
    return made;
  }

  /** Gates with readers, or about to have some. */
  get size(): number {
    return this.#gates.size;
  }

  setOpen(open: boolean): void {
    this.#open = open;
    for (const made of this.#gates.values()) made.setOpen(open);
  }
}

/** Several stores as one, whose state is the list of theirs: a new list only when one of them has changed. */
export function joined<T>(stores: readonly ReadableStore<T>[]): ReadableStore<readonly T[]> {
  let last: readonly T[] = [];
  const getState = (): readonly T[] => {
    const now = stores.map((store) => store.getState());
    if (now.length !== last.length || now.some((state, i) => state !== last[i])) last = now;
    return last;
  };
  return {
    getState,
    getInitialState: getState,
    subscribe(listener) {
      const stops = stores.map((store) =>
        store.subscribe(() => {
          const before = last;
          listener(getState(), before);
        }),
      );
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
