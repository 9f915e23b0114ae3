/** One thing at a time: what is asked for while something runs waits its turn, and what runs can be told to stop. */
export class Turns {
  #abort = new AbortController();
  #queue: Promise<unknown> = Promise.resolve();

  /** The signal of what runs now and of what waits. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Stops what runs, at its next chunk or step; the signal is that of what comes next. */
  interrupt(): AbortSignal {
    this.#abort.abort();
    this.#abort = new AbortController();
    return this.#abort.signal;
  }

  /** Runs when all that was asked for before is done, however that ended. */
  queued<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work, work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}
