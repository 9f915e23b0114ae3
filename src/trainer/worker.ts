/** The worker that trains, so that the page never stutters. */
import { expose } from 'comlink';
import { type Answer, answer } from '../engine/answer';
import type { TrainerSettings } from './settings';
import { startTrainer } from './start-trainer';
import { type Tell, TrainingRun } from './training';

let run: TrainingRun | null = null;

const running = (): TrainingRun => {
  if (run === null) throw new Error('nothing was begun');
  return run;
};

/** A run behind its thread: a failure is a value, since an error's class is lost between threads. */
const worker = {
  /** @returns the tokens of the text that is drawn */
  begin(settings: TrainerSettings, tell: Tell): Promise<Answer<readonly number[]>> {
    run = new TrainingRun(settings, startTrainer, tell);
    return answer(Promise.resolve(run.tokens));
  },
  go: (): Promise<Answer<void>> => answer(running().go()),
  step: (): Promise<Answer<void>> => answer(running().step()),
  pause: (): Promise<Answer<void>> => answer(running().pause()),
};

export type TrainerWorker = typeof worker;

expose(worker);
