/** Lanes beside the page's own text. */
import type { Following } from '../../decode/lockstep';
import { words } from '../../words';
import type { LaneSettings } from '../lane-settings';
import { mostLanes } from '../lanes';
import { type Action, hasModel } from './action';

const names = words.store.actions;
const why = words.store.reasons;

const addLane: Action<[settings: LaneSettings]> = {
  name: names.addLane,
  group: 'lanes',
  keys: [],
  available: (k) => (k.lanes.store.getState().lanes.length >= mostLanes ? why.lanesFull(mostLanes + 1) : hasModel(k)),
  run: ({ lanes }, settings) => lanes.add(settings),
};
const changeLane: Action<[id: number, settings: LaneSettings]> = {
  name: names.changeLane,
  group: 'lanes',
  keys: [],
  available: hasModel,
  run: ({ lanes }, id, settings) => lanes.change(id, settings),
};
const removeLane: Action<[id: number]> = {
  name: names.removeLane,
  group: 'lanes',
  keys: [],
  available: (k) => (k.lanes.store.getState().lanes.length === 0 ? why.noLanes : true),
  run: ({ lanes }, id) => lanes.remove(id),
};
/** Whether lanes read the first one's tokens or decode their own; without a value, the other of the two. */
const following: Action<[value?: Following]> = {
  name: names.following,
  group: 'lanes',
  keys: [],
  available: hasModel,
  run: ({ lanes }, value) => lanes.follow(value ?? (lanes.store.getState().following === 'same' ? 'own' : 'same')),
};

export const laneActions = { addLane, changeLane, removeLane, following };
