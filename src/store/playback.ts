/** Playing: steps one after another, at the view's speed, until it is paused or the text cannot grow. There is one playback, however often it is asked for. */
import type { StoreApi } from 'zustand/vanilla';
import type { Session } from '../decode/session';
import type { Lanes } from './lanes';
import type { View } from './view';

interface PlaybackParts {
  readonly session: Pick<Session, 'step' | 'canStep'>;
  readonly view: StoreApi<View>;
  readonly lanes: Pick<Lanes, 'settle'>;
}

export class Playback {
  readonly #parts: PlaybackParts;
  /** The one that runs; one that was paused may still wait for its next step, and must not take it. */
  #running: AbortController | null = null;

  constructor(parts: PlaybackParts) {
    this.#parts = parts;
    // Whoever sets `playing` to false pauses it.
    parts.view.subscribe(({ playing }) => {
      if (!playing) this.#stop();
    });
  }

  /** Resolves when it ends. @throws what a step fails with */
  async play(): Promise<void> {
    const { session, view, lanes } = this.#parts;
    this.#stop();
    const running = new AbortController();
    this.#running = running;
    view.setState({ playing: true });
    try {
      while (!running.signal.aborted && session.canStep()) {
        const began = performance.now();
        await session.step();
        await lanes.settle();
        const { speed } = view.getState();
        const rest = speed === 0 ? 0 : 1000 / speed - (performance.now() - began);
        // Also at full speed the page must be drawn between two steps.
        await pause(Math.max(0, rest), running.signal);
      }
    } finally {
      if (this.#running === running) this.pause();
    }
  }

  /** Whoever listens to the view hears of it only if something was playing. */
  pause(): void {
    this.#stop();
    const { view } = this.#parts;
    if (view.getState().playing) view.setState({ playing: false });
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = null;
  }
}

/** Waits so many milliseconds, or until the signal is aborted. */
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
