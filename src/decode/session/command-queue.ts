/**
 * One thing at a time on the engine. Whatever needs the engine is a command: it waits its turn, and has its own signal from the moment it is
 * requested, so that a later command can cancel it while it waits or runs.
 */

/**
 * `open`: another model; `backend`: the same model on another backend; `text`: a text is read from its start; `step`: the text grows at the
 * cursor; `move`: the cursor moves; `measure`: a measurement apart from the text; `look`: something is read for drawing, which gives way to all
 * others; `other`: anything that does not concern the text.
 */
export type CommandKind = 'open' | 'backend' | 'text' | 'step' | 'move' | 'measure' | 'look' | 'other';

/** Commands that replace the text or read it from its start. */
export const textKinds: readonly CommandKind[] = ['open', 'backend', 'text'];

export interface Command {
  /** Aborted when the command is cancelled; what it has done by then stays done. */
  readonly signal: AbortSignal;
  /** Changes the kind: a text that has been read and now grows is cancelled with the steps. */
  become(kind: CommandKind): void;
}

interface Entry {
  kind: CommandKind;
  running: boolean;
  readonly abort: AbortController;
}

interface RunOptions<T> {
  /** What a command that was cancelled before its turn gives. */
  readonly cancelled: () => T;
  /** Called with the error of a command that fails, before it is thrown on. */
  readonly failed?: (error: unknown) => void;
  /** Cancels the command as well. */
  readonly outer?: AbortSignal | undefined;
}

export class CommandQueue {
  readonly #entries = new Set<Entry>();
  #last: Promise<unknown> = Promise.resolve();
  /** How many commands were requested, looks not counted. */
  #requested = 0;

  /**
   * Runs a command when all earlier ones have ended, however they ended. Any command but a look cancels a look that runs, at its next chunk;
   * looks that wait stay.
   * @param work not called when the command is cancelled before its turn
   */
  run<T>(kind: CommandKind, work: (command: Command) => Promise<T>, { cancelled, failed, outer }: RunOptions<T>): Promise<T> {
    if (kind !== 'look') {
      this.#requested += 1;
      this.cancel(['look'], 'running');
    }
    const entry: Entry = { kind, running: false, abort: new AbortController() };
    this.#entries.add(entry);
    const { abort } = entry;
    const cancel = (): void => abort.abort();
    if (outer?.aborted) cancel();
    outer?.addEventListener('abort', cancel);
    const turn = this.#last.then(async () => {
      try {
        if (abort.signal.aborted) return cancelled();
        entry.running = true;
        return await work({ signal: abort.signal, become: (next) => (entry.kind = next) });
      } catch (error) {
        failed?.(error);
        throw error;
      } finally {
        this.#entries.delete(entry);
        outer?.removeEventListener('abort', cancel);
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Cancels commands of these kinds: all that wait or run, or only the running one. */
  cancel(kinds: readonly CommandKind[], which: 'all' | 'running' = 'all'): void {
    for (const { kind, running, abort } of this.#entries) if (kinds.includes(kind) && (running || which === 'all')) abort.abort();
  }

  /** Whether a command of these kinds waits or runs and is not cancelled. */
  has(kinds: readonly CommandKind[]): boolean {
    return [...this.#entries].some(({ kind, abort }) => kinds.includes(kind) && !abort.signal.aborted);
  }

  /** Resolves when for this many milliseconds nothing but looks was requested or under way. */
  async quiet(milliseconds: number): Promise<void> {
    for (let requested = -1; requested !== this.#requested || [...this.#entries].some(({ kind }) => kind !== 'look'); ) {
      requested = this.#requested;
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    }
  }

  /** Resolves when no command of these kinds waits or runs. */
  async idle(kinds: readonly CommandKind[]): Promise<void> {
    while ([...this.#entries].some(({ kind }) => kinds.includes(kind))) await this.#last;
  }
}
