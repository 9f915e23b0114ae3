/** The row that is looked at, computed afresh without the cache. */
import { words } from '../../words';
import { type Action, hasModel } from './action';

const names = words.store.actions;
const why = words.store.reasons;

const computeAfresh: Action = {
  name: names.computeAfresh,
  group: 'reading',
  keys: [],
  args: [],
  available(k) {
    const { phase, length } = k.session.state.getState();
    if (hasModel(k) !== true) return hasModel(k);
    if (phase === 'reading' || phase === 'loading') return why.reading;
    if (phase === 'failed') return why.failed;
    if (k.afresh.store.getState().running) return why.computingAfresh;
    return length > 0 ? true : why.nothingRead;
  },
  async run({ afresh, display }) {
    display.setState({ playing: false, failure: null });
    await afresh.run();
  },
};

const stopAfresh: Action = {
  name: names.stopAfresh,
  group: 'reading',
  keys: [],
  args: [],
  available: ({ afresh }) => (afresh.store.getState().running ? true : why.notComputingAfresh),
  run: ({ afresh }) => afresh.stop(),
};

export const afreshActions = { computeAfresh, stopAfresh };
