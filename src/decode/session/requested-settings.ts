/** The reading settings requested last: the next text is read by them. A reading under way keeps those it began with. */
import type { StoreApi } from 'zustand/vanilla';
import type { ReadingSettings } from '../reader/reading-settings';
import type { SessionState } from './session-state';

export class RequestedSettings {
  readonly #state: StoreApi<SessionState>;
  /** Null where the settings in force are those requested last. */
  #pending: ReadingSettings | null = null;

  constructor(state: StoreApi<SessionState>) {
    this.#state = state;
  }

  get latest(): ReadingSettings {
    return this.#pending ?? this.#state.getState().reading;
  }

  request(settings: ReadingSettings): void {
    this.#pending = settings;
  }

  /** A text is now read by these; a later request stays pending. */
  fulfil(settings: ReadingSettings): void {
    if (this.#pending === settings) this.#pending = null;
  }
}
