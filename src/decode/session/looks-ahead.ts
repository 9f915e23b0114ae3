/**
 * Looks that follow the text: what was asked of the newest row is read of the next one as soon as that is read itself, before it is shown. So
 * everything that is drawn of a step is there at once, and is drawn once.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Sequence } from '../text/sequence';
import type { SessionState } from './session-state';

/** Reads something of a row of a text that the engine holds; null where there is nothing, or when interrupted. */
export type ReadRow<T> = (tokens: Sequence<number>, index: number, signal: AbortSignal) => Promise<T | null>;

interface Seen extends Pick<SessionState, 'tokens' | 'model' | 'reading' | 'backend'> {
  readonly results: ReadonlyMap<string, unknown>;
}

export class LooksAhead {
  readonly #state: StoreApi<SessionState>;
  /** Asked of the newest row, by name. What nobody asks of a row is not read of the one after it. */
  #asked = new Map<string, ReadRow<unknown>>();
  #seen: Seen | null = null;

  constructor(state: StoreApi<SessionState>) {
    this.#state = state;
  }

  /** Reads what was asked of the row before of a text's last row. What fails is left to whoever asks for it. */
  async follow(tokens: Sequence<number>, signal: AbortSignal): Promise<void> {
    const asked = this.#asked;
    this.#asked = new Map();
    this.#seen = null;
    if (asked.size === 0) return;
    const { model, reading, backend } = this.#state.getState();
    const results = new Map<string, unknown>();
    for (const [name, read] of asked) {
      const result = signal.aborted ? null : await read(tokens, tokens.length - 1, signal).catch(() => null);
      if (result !== null && !signal.aborted) results.set(name, result);
    }
    this.#seen = { tokens, model, reading, backend, results };
  }

  /**
   * Says that this is asked of a row.
   * @returns what was read ahead of it; null where nothing was
   */
  ask<T>(name: string, index: number, read: ReadRow<T>): T | null {
    const { tokens, length, model, reading, backend } = this.#state.getState();
    if (index !== length - 1 || length !== tokens.length) return null;
    this.#asked.set(name, read);
    const seen = this.#seen;
    const holds =
      seen !== null &&
      seen.model === model &&
      seen.reading === reading &&
      seen.backend === backend &&
      seen.tokens.length === length &&
      seen.tokens.common(tokens) === length;
    // A name says what is read, and so of which type it is.
    return holds ? ((seen.results.get(name) ?? null) as T | null) : null;
  }
}
