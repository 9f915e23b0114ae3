/** A long text under several policies. */
import type { PolicySettings } from '../../decode/policies';
import { words } from '../../words';
import { type Action, hasModel } from './action';

const names = words.store.actions;
const why = words.store.reasons;

const longRun: Action<[policies: readonly PolicySettings[], total: number]> = {
  name: names.longRun,
  group: 'reading',
  keys: [],
  available(k) {
    if (k.session.longRun.getState().running) return why.running;
    // The tokens of a made-up task do not spell stories.
    return k.session.state.getState().model?.entry.triggers ? why.noLongText : hasModel(k);
  },
  async run({ session, view, longTokens }, policies, total) {
    view.setState({ playing: false, failure: null });
    await session.runLong(await longTokens(), policies, total);
  },
};
const stopLongRun: Action = {
  name: names.stopLongRun,
  group: 'reading',
  keys: [],
  available: ({ session }) => (session.longRun.getState().running ? true : why.notRunning),
  run: ({ session }) => session.stopLong(),
};

export const longRunActions = { longRun, stopLongRun };
