/** A long text under several policies, and the StreamingLLM table. */
import type { StreamingTableSize } from '../../decode/runs/streaming-table-state';
import type { PolicySettings } from '../../decode/policies';
import { words } from '../../words';
import type { Keepsake } from '../keepsake';
import { policySettings } from '../lane-settings';
import { aWhole, listOf, perhaps, someOf } from '../schemas';
import { type Action, canCompute, hasModel } from './action';

const names = words.store.actions;
const why = words.store.reasons;

const max = 1_000_000;
const streamingTableSize = someOf({ texts: aWhole(1, max), length: aWhole(1, max), size: aWhole(2, max) });

/** Two hundred rows: a curve of two points. */
const fewestPositions = 250;

const isRunning = ({ session }: Keepsake): boolean =>
  session.longRun.getState().running || session.streamingTable.getState().running;

function canReadLong(k: Keepsake): true | string {
  if (isRunning(k)) return why.running;
  // The tokens of a synthetic task cannot write stories. What a visitor's own model learned is not known.
  const { model } = k.session.state.getState();
  if (model?.recorded) return canCompute(k);
  const task = model?.entry.task ?? null;
  // Learned positions end, and the opening of a text is read again behind it.
  if (model && model.plan.positions < fewestPositions) return why.fewPositions(model.plan.positions, fewestPositions);
  return task !== null && task !== 'stories' ? why.noLongText : hasModel(k);
}

const longRun: Action<[policies: readonly PolicySettings[], total: number]> = {
  name: names.longRun,
  group: 'reading',
  keys: [],
  args: [listOf(policySettings), aWhole(1, max)],
  available: canReadLong,
  async run({ session, display, longTokens }, policies, total) {
    display.setState({ playing: false, failure: null });
    await session.runLong(await longTokens(), policies, total);
  },
};
/** Sizes that are not given have their defaults. */
const streamingTable: Action<[size?: Partial<StreamingTableSize>]> = {
  name: names.streamingTable,
  formerly: ['experiment'],
  group: 'reading',
  keys: [],
  args: [perhaps(streamingTableSize)],
  available: canReadLong,
  async run({ session, display, longTokens }, size = {}) {
    display.setState({ playing: false, failure: null });
    await session.runStreamingTable(await longTokens(), size);
  },
};
const stopLongRun: Action = {
  name: names.stopLongRun,
  group: 'reading',
  keys: [],
  args: [],
  available: (k) => (isRunning(k) ? true : why.notRunning),
  run: ({ session }) => session.stopLong(),
};

export const longRunActions = { longRun, streamingTable, stopLongRun };
