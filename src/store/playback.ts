/** Playing: steps one after another, at the chosen speed, until it is paused or the text cannot grow. There is one playback, however often it is started. */
import type { StoreApi } from 'zustand/vanilla';
import type { Session } from '../decode/session/session';
import type { Lanes } from './lanes';
import type { Display } from './display';

interface PlaybackParts {
  readonly session: Pick<Session, 'step' | 'canStep'>;
  readonly display: StoreApi<Display>;
  readonly lanes: Pick<Lanes, 'settle'>;
}

export class Playback {
  readonly #parts: PlaybackParts;
  /** The running one; one that was paused may still wait for its next step, and must not take it. */
  #running: AbortController | null = null;
  /** Resolves when the one before has ended: its last step may still be running. */
  #ended: Promise<void> = Promise.resolve();
  /** When the next step may come at the chosen speed. */
  #due = 0;

  constructor(parts: PlaybackParts) {
    this.#parts = parts;
    // Setting `playing` to false pauses it.
    parts.display.subscribe(({ playing }) => {
      if (!playing) this.#stop();
    });
  }

  /**
   * Resolves when it ends.
   * @param most steps that it takes
   * @throws what a step fails with
   */
  async play(most = Infinity): Promise<void> {
    this.#stop();
    const running = new AbortController();
    this.#running = running;
    this.#parts.display.setState({ playing: true });
    const playing = this.#ended.then(() => this.#steps(most, running.signal));
    this.#ended = playing.catch(() => undefined);
    try {
      await playing;
    } finally {
      if (this.#running === running) this.pause();
    }
  }

  async #steps(most: number, signal: AbortSignal): Promise<void> {
    const { session, display, lanes } = this.#parts;
    const due = (): number => Math.max(0, this.#due - performance.now());
    // Pausing and playing quickly must not make it faster.
    if (due() > 0) await pause(due(), signal);
    for (let taken = 0; taken < most && !signal.aborted && session.canStep(); taken++) {
      const { speed } = display.getState();
      this.#due = performance.now() + (speed === 0 ? 0 : 1000 / speed);
      await session.step();
      await lanes.settle();
      // Also at full speed the page must be drawn between two steps.
      await pause(due(), signal);
    }
  }

  /** Listeners are called only if something was playing. */
  pause(): void {
    this.#stop();
    const { display } = this.#parts;
    if (display.getState().playing) display.setState({ playing: false });
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = null;
  }
}

/** Waits for this many milliseconds, or until the signal is aborted. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
}
