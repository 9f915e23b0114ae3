/** Training in the page. What trains is loaded with the first of these; where one has nothing to do, nothing happens. */
import type { Outcome } from '../../decode/session/outcome';
import { words } from '../../words';
import { type SavedState, someState } from '../properties';
import { aWhole, perhaps } from '../schemas';
import type { Training } from '../training/training';
import { type Action, always } from './action';

const names = words.store.actions;

function training<Args extends readonly unknown[] = []>(
  name: string,
  args: Action<Args>['args'],
  run: (of: Training, ...given: Args) => void | Promise<void | Outcome>,
): Action<Args> {
  return {
    name,
    group: 'page',
    keys: [],
    args,
    available: always,
    run: async (keepsake, ...given) => run((await import('../training/training')).trainingOf(keepsake), ...given),
  };
}

export const trainingActions = {
  /** Resolves when it is paused, or at its end. */
  train: training(names.train, [], (of) => of.go()),
  pauseTraining: training(names.pauseTraining, [], (of) => of.pause()),
  stepTraining: training(names.stepTraining, [], (of) => of.step()),
  stopTraining: training(names.stopTraining, [], (of) => of.stop()),
  /** Of a state, what is trained. Another run is begun at once where one is under way. */
  trainWith: training<[change: Partial<SavedState>]>(names.trainWith, [someState], (of, given) => of.set(given)),
  /** Left out: the newest. */
  lookAtStep: training<[step?: number]>(names.lookAtStep, [perhaps(aWhole(0, 10_000))], (of, step) => of.look(step)),
  openTrained: training(names.openTrained, [], (of) => of.open()),
};
