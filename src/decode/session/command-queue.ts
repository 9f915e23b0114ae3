/**
 * One thing at a time on the engine. Whatever needs the engine is a command that waits its turn, with a signal of its own from the moment
 * it is asked for; what is asked for later may cancel it while it waits or while it runs.
 */

/**
 * `open`: another model; `backend`: the same model on another; `text`: the text is read from its start; `step`: the text grows behind the
 * cursor; `move`: the cursor goes elsewhere; `long`: what is measured apart from the text; `look`: what is only looked at, which makes way
 * for the others; `set`: what has to do with no text.
 */
export type CommandKind = 'open' | 'backend' | 'text' | 'step' | 'move' | 'long' | 'look' | 'set';

export interface Command {
  /** Aborted when the command is cancelled; what it has done by then is done. */
  readonly signal: AbortSignal;
  /** Goes on as a command of another kind: a text that has been read and now grows again is a step to whoever cancels steps. */
  become(kind: CommandKind): void;
}

interface Queued {
  kind: CommandKind;
  running: boolean;
  readonly abort: AbortController;
}

export class CommandQueue {
  readonly #queued = new Set<Queued>();
  #last: Promise<unknown> = Promise.resolve();
  /** Commands that were asked for, looks left out. */
  #asked = 0;

  /**
   * Runs when all that was asked for before is done, however that ended. A `look` that runs is cancelled by a command of any other kind, at
   * its next chunk; one that waits is not.
   * @param work not called when the command is cancelled before its turn
   * @param cancelled what the command then gives
   * @param outer cancels the command as well
   */
  run<T>(
    kind: CommandKind,
    work: (command: Command) => Promise<T>,
    { cancelled, outer }: { readonly cancelled: () => T; readonly outer?: AbortSignal | undefined },
  ): Promise<T> {
    if (kind !== 'look') {
      this.#asked += 1;
      this.cancel(['look'], 'running');
    }
    const entry: Queued = { kind, running: false, abort: new AbortController() };
    this.#queued.add(entry);
    const { abort } = entry;
    const cancel = (): void => abort.abort();
    if (outer?.aborted) cancel();
    outer?.addEventListener('abort', cancel);
    const turn = this.#last.then(async () => {
      try {
        if (abort.signal.aborted) return cancelled();
        entry.running = true;
        return await work({ signal: abort.signal, become: (next) => (entry.kind = next) });
      } finally {
        this.#queued.delete(entry);
        outer?.removeEventListener('abort', cancel);
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Cancels commands of these kinds: all that wait or run, or only what runs. */
  cancel(kinds: readonly CommandKind[], which: 'all' | 'running' = 'all'): void {
    for (const { kind, running, abort } of this.#queued) if (kinds.includes(kind) && (running || which === 'all')) abort.abort();
  }

  /** Whether a command of these kinds waits or runs, and has not been cancelled. */
  has(kinds: readonly CommandKind[]): boolean {
    return [...this.#queued].some(({ kind, abort }) => kinds.includes(kind) && !abort.signal.aborted);
  }

  /** Resolves when nothing but looks has been asked for, nor is under way, for so many milliseconds. */
  async quiet(milliseconds: number): Promise<void> {
    for (let asked = -1; asked !== this.#asked || [...this.#queued].some(({ kind }) => kind !== 'look'); ) {
      asked = this.#asked;
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    }
  }

  /** Resolves when no command of these kinds waits or runs any more. */
  async idle(kinds: readonly CommandKind[]): Promise<void> {
    while ([...this.#queued].some(({ kind }) => kinds.includes(kind))) await this.#last;
  }
}
