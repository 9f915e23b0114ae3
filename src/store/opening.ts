/** Opening a model with a text: of several requests while one is running, the last holds, and the others' downloads are cancelled. */
import { type Outcome, overtaken } from '../decode/session/outcome';

/** A running request. */
export interface OpeningRequest {
  /** Aborted by the next request. */
  readonly signal: AbortSignal;
  /** What was typed since for it to read; null: nothing. Later typing is another prompt. */
  takeTyped(): string | null;
}

interface UnderWay {
  readonly abort: AbortController;
  readonly done: Promise<Outcome>;
}

export class Opening {
  #now: UnderWay | null = null;
  #typed: string | null = null;
  #takesTyped = false;
  #count = 0;

  /** How many requests there were: whether a later one came meanwhile. */
  get count(): number {
    return this.#count;
  }

  /** @param work stops once its signal is aborted: any rejection after that is no failure */
  async begin(work: (request: OpeningRequest) => Promise<Outcome>): Promise<Outcome> {
    this.#count += 1;
    this.#now?.abort.abort();
    const abort = new AbortController();
    this.#typed = null;
    this.#takesTyped = true;
    const takeTyped = (): string | null => {
      if (abort.signal.aborted) return null;
      this.#takesTyped = false;
      return this.#typed;
    };
    const tried = work({ signal: abort.signal, takeTyped }).catch((error: unknown) => {
      if (abort.signal.aborted) return overtaken;
      throw error;
    });
    const mine = { abort, done: tried };
    this.#now = mine;
    try {
      const outcome = await tried;
      return abort.signal.aborted ? overtaken : outcome;
    } finally {
      if (this.#now === mine) this.#now = null;
    }
  }

  /** Has the loading model read this text first. Null where none is loading, or where it reads already. */
  read(typed: string): Promise<Outcome> | null {
    if (this.#now === null || !this.#takesTyped) return null;
    this.#typed = typed;
    const { done } = this.#now;
    return done.then((outcome) => (this.#typed === typed ? outcome : overtaken));
  }

  /** Ends the running request, as a later one would. */
  cancel(): void {
    this.#now?.abort.abort();
  }

  /** Resolves when no model is being opened, however that ended. */
  async idle(): Promise<void> {
    while (this.#now !== null) await this.#now.done.catch(() => undefined);
  }
}
