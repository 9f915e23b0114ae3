/** An action is one object: menus, keys, the sheet of keys, the scripting interface and the tests all read it. */
import type { Outcome } from '../../decode/session/outcome';
import { words } from '../../words';
import type { FormerlyNamed } from '../former-names';
import type { Keepsake } from '../keepsake';
import type { ArgChecks } from './check-args';

export type ActionGroup = 'step' | 'focus' | 'reading' | 'lanes' | 'lesson' | 'stage' | 'display' | 'page';

export interface Action<Args extends readonly unknown[] = readonly []> extends FormerlyNamed {
  /** Its name on the page. */
  readonly name: string;
  readonly group: ActionGroup;
  /** Keys by their names in browsers, Shift before them; none for actions of the pointer and scripts only. */
  readonly keys: readonly string[];
  /** Keys that it takes from others while a lesson is open. */
  readonly keysInLesson?: readonly string[];
  /** Keys that it takes from others on a stage, whatever has the focus. */
  readonly keysOnStage?: readonly string[];
  /** The arguments that a key gives it; left out: none. */
  argsOfKey?(key: string): Args;
  /** Its arguments: every value is checked against its schema before anything is changed. */
  readonly args: ArgChecks<Args>;
  /** True, or a sentence that says why it is not available. */
  available(keepsake: Keepsake): true | string;
  run(keepsake: Keepsake, ...args: Args): void | Outcome | Promise<void | Outcome>;
}

export const always = (): true => true;

export const hasModel = ({ session }: Keepsake): true | string =>
  session.state.getState().model ? true : words.store.reasons.noModel;

/** That the open model can be computed with: a recording of one cannot. */
export const canCompute = ({ session }: Pick<Keepsake, 'session'>): true | string => {
  const { model } = session.state.getState();
  return model === null ? words.store.reasons.noModel : (model.recorded?.say.notComputed ?? true);
};
