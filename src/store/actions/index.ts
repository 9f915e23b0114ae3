/** Every action by its id. */
import type { Outcome } from '../../decode/session/outcome';
import { DecodeError } from '../../decode/session/errors';
import { words } from '../../words';
import { currentNames } from '../former-names';
import type { Keepsake } from '../keepsake';
import type { Action } from './action';
import { rowAgainActions } from './row-again';
import { calculatorActions } from './calculator';
import { checkArgs } from './check-args';
import { draftActions } from './draft';
import { focusActions } from './focus';
import { laneActions } from './lanes';
import { lessonActions } from './lessons';
import { longRunActions } from './long-run';
import { pageActions } from './page';
import { ownModelActions } from './own-models';
import { passkeyActions } from './passkeys';
import { pictureActions } from './pictures';
import { readingActions } from './reading';
import { stageActions } from './stage';
import { steppingActions } from './stepping';
import { trainingActions } from './training';
import { displayActions } from './display';
import { messageOf } from '../../words/message-of';

export const actions = {
  ...steppingActions,
  ...focusActions,
  ...readingActions,
  ...rowAgainActions,
  ...longRunActions,
  ...passkeyActions,
  ...draftActions,
  ...laneActions,
  ...lessonActions,
  ...stageActions,
  ...displayActions,
  ...calculatorActions,
  ...pageActions,
  ...pictureActions,
  ...ownModelActions,
  ...trainingActions,
};

export type ActionId = keyof typeof actions;

const formerActions = currentNames(actions);

/** The id of an action, given that or a former one; undefined where there is no such action. */
export function actionNamed(name: string): ActionId | undefined {
  if (Object.hasOwn(actions, name)) return name as ActionId;
  return formerActions.get(name) as ActionId | undefined;
}

export type ActionArgs<Id extends ActionId> = (typeof actions)[Id] extends Action<infer Args> ? Args : never;

/**
 * Runs an action if it is available and its arguments are valid. Its failure is put in the display's `failure`, so that a button need not listen, and
 * rethrown, so that a script may. Resolves to false when it was not available.
 * @throws DecodeError `overtaken` where a later request came first, which callers need not treat as a failure
 */
export async function runAction<Id extends ActionId>(keepsake: Keepsake, id: Id, ...args: ActionArgs<Id>): Promise<boolean> {
  const action = actions[id] as unknown as Action<ActionArgs<Id>>;
  const run = async (): Promise<boolean | Outcome> => {
    const checked = checkArgs(id, action.args, args);
    if (action.available(keepsake) !== true) return false;
    return (await action.run(keepsake, ...checked)) ?? true;
  };
  const outcome = await run().catch((error: unknown) => {
    const isOvertaken = error instanceof DecodeError && error.code === 'overtaken';
    if (!isOvertaken) keepsake.display.setState({ failure: messageOf(error) });
    throw error;
  });
  if (typeof outcome === 'boolean') return outcome;
  if (outcome.overtaken) throw new DecodeError('overtaken', words.decode.overtaken);
  return true;
}
