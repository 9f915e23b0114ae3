/** A run, in a thread of its own where there are such. */
import { proxy, wrap } from 'comlink';
import { taken } from '../engine/answer';
import type { TrainerSettings } from './settings';
import { startTrainer } from './start-trainer';
import { type Tell, TrainingRun } from './training';
import type { TrainerWorker } from './worker';

export interface RunHandle {
  /** The tokens of the text that is drawn. */
  readonly tokens: readonly number[];
  /** See TrainingRun. */
  go(): Promise<void>;
  step(): Promise<void>;
  pause(): Promise<void>;
  /** Ends it, whatever is under way; what waits for it never hears of it again. */
  close(): void;
}

export type BeginRun = (settings: TrainerSettings, tell: Tell) => Promise<RunHandle>;

/** In the same thread: for tests, and where there are no workers. */
export const beginHere: BeginRun = async (settings, tell) => {
  const run = new TrainingRun(settings, startTrainer, tell);
  return {
    tokens: run.tokens,
    go: () => run.go(),
    step: () => run.step(),
    pause: () => run.pause(),
    close: () => void run.close(),
  };
};

/** @throws Error with the browser's message where the worker cannot start */
const beginInWorker: BeginRun = async (settings, tell) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const { promise: failed, reject } = Promise.withResolvers<never>();
  worker.addEventListener('error', ({ message }) => reject(new Error(message)));
  // Heard by whatever waits.
  failed.catch(() => undefined);
  const remote = wrap<TrainerWorker>(worker);
  const ask = async <T>(answer: Promise<Parameters<typeof taken<T>>[0]>): Promise<T> =>
    taken(await Promise.race([answer, failed]));
  try {
    return {
      tokens: await ask(remote.begin(settings, proxy(tell))),
      go: () => ask(remote.go()),
      step: () => ask(remote.step()),
      pause: () => ask(remote.pause()),
      close: () => worker.terminate(),
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
};

export const beginRun: BeginRun = (settings, tell) =>
  typeof Worker === 'undefined' ? beginHere(settings, tell) : beginInWorker(settings, tell);
