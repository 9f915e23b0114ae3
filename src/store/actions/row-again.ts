/** The row that is looked at, computed again without the cache. */
import { words } from '../../words';
import { type Action, canCompute } from './action';

const names = words.store.actions;
const why = words.store.reasons;

const computeRowAgain: Action = {
  name: names.computeRowAgain,
  formerly: ['computeAfresh'],
  group: 'reading',
  keys: [],
  args: [],
  available(k) {
    const { phase, length } = k.session.state.getState();
    if (canCompute(k) !== true) return canCompute(k);
    if (phase === 'reading' || phase === 'loading') return why.reading;
    if (phase === 'failed') return why.failed;
    if (k.rowAgain.store.getState().running) return why.computingRowAgain;
    return length > 0 ? true : why.nothingRead;
  },
  async run({ rowAgain, display }) {
    display.setState({ playing: false, failure: null });
    await rowAgain.run();
  },
};

const stopRowAgain: Action = {
  name: names.stopRowAgain,
  formerly: ['stopAfresh'],
  group: 'reading',
  keys: [],
  args: [],
  available: ({ rowAgain }) => (rowAgain.store.getState().running ? true : why.notComputingRowAgain),
  run: ({ rowAgain }) => rowAgain.stop(),
};

export const rowAgainActions = { computeRowAgain, stopRowAgain };
