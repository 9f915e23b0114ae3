/** Reports when nothing has happened for a while, with one timer for all listeners. */
import type { ReadableStore } from './gate';

export class Quiet {
  readonly #stores: readonly Pick<ReadableStore<unknown>, 'subscribe'>[];
  readonly #milliseconds: number;
  readonly #listeners = new Set<() => void>();
  #stops: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param stores their changes are the activity */
  constructor(stores: readonly Pick<ReadableStore<unknown>, 'subscribe'>[], milliseconds: number) {
    this.#stores = stores;
    this.#milliseconds = milliseconds;
  }

  /** Calls back at each such moment; returns an unsubscribe function. Without listeners nothing is watched. */
  subscribe(listener: () => void): () => void {
    if (this.#listeners.size === 0) this.#stops = this.#stores.map((store) => store.subscribe(() => this.#wait()));
    this.#listeners.add(listener);
    this.#wait();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#timer);
      for (const stop of this.#stops.splice(0)) stop();
    };
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const listener of this.#listeners) listener();
    }, this.#milliseconds);
  }
}
