/** Training in the page. What trains is loaded with the first of these; where one has nothing to do, nothing happens. */
import type { Outcome } from '../../decode/session/outcome';
import { words } from '../../words';
import { type Display, trainNames } from '../display';
import { properties } from '../properties';
import { type Checks, aWhole, orNull, someIn } from '../schemas';
import type { Training } from '../training/training';
import { type Action, always } from './action';

const names = words.store.actions;

type Change = Partial<Pick<Display, (typeof trainNames)[number]>>;

const change = someIn(Object.fromEntries(trainNames.map((name) => [name, properties[name].schema]))) as Checks<Change>;

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
  /** Of another run where one was begun: it begins at once where that one trains. */
  trainWith: training<[change: Change]>(names.trainWith, [change], (of, given) => of.set(given)),
  /** Null: the newest. */
  lookAtStep: training<[step: number | null]>(
    names.lookAtStep,
    [orNull(aWhole(0, 100_000), words.args.expects.nullable(words.args.expects.whole(0, 100_000)))],
    (of, step) => of.look(step),
  ),
  openTrained: training(names.openTrained, [], (of) => of.open()),
};
