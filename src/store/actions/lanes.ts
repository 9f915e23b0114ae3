/** Lanes beside the page's own text. */
import type { Following } from '../../decode/lanes/lockstep';
import { words } from '../../words';
import type { Keepsake } from '../keepsake';
import { type LaneSettings, laneSettings } from '../lane-settings';
import { maxLanes } from '../lanes';
import { properties } from '../properties';
import { aWhole, perhaps } from '../schemas';
import { type Action, canCompute, hasModel } from './action';
import { ArgumentError } from './check-args';

const names = words.store.actions;
const why = words.store.reasons;

/** A lane by its id. */
const aLane = aWhole(1, Number.MAX_SAFE_INTEGER);

/** @throws ArgumentError for a lane that does not exist */
function mustBeThere({ lanes }: Keepsake, id: number): void {
  if (!lanes.store.getState().lanes.some((lane) => lane.id === id)) throw new ArgumentError(words.args.noLane(id));
}

const addLane: Action<[settings: LaneSettings]> = {
  name: names.addLane,
  group: 'lanes',
  keys: [],
  args: [laneSettings],
  available: (k) => (k.lanes.store.getState().lanes.length >= maxLanes ? why.lanesFull(maxLanes + 1) : canCompute(k)),
  run({ lanes, models }, settings) {
    models.find(settings.model);
    return lanes.add(settings);
  },
};
const changeLane: Action<[id: number, settings: LaneSettings]> = {
  name: names.changeLane,
  group: 'lanes',
  keys: [],
  args: [aLane, laneSettings],
  available: hasModel,
  run(k, id, settings) {
    mustBeThere(k, id);
    k.models.find(settings.model);
    return k.lanes.change(id, settings);
  },
};
const removeLane: Action<[id: number]> = {
  name: names.removeLane,
  group: 'lanes',
  keys: [],
  args: [aLane],
  available: (k) => (k.lanes.store.getState().lanes.length === 0 ? why.noLanes : true),
  run(k, id) {
    mustBeThere(k, id);
    k.lanes.remove(id);
  },
};
/** Whether lanes read the first one's tokens or decode separately; without a value, toggles. */
const following: Action<[value?: Following]> = {
  name: names.following,
  group: 'lanes',
  keys: [],
  args: [perhaps(properties.following.schema)],
  available: hasModel,
  run: ({ lanes }, value) => lanes.follow(value ?? (lanes.store.getState().following === 'same' ? 'own' : 'same')),
};

export const laneActions = { addLane, changeLane, removeLane, following };
