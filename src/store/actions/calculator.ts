/** What the bill is made out for: a shape, a context, a batch. */
import { words } from '../../words';
import { properties } from '../properties';
import { type Checks, someIn } from '../schemas';
import { type View, billNames } from '../view';
import { type Action, always } from './action';

export type BillChange = Partial<Pick<View, (typeof billNames)[number]>>;

/** What a script passes may hold more than the bill's own. */
const billChange = someIn(Object.fromEntries(billNames.map((name) => [name, properties[name].schema]))) as Checks<BillChange>;

const bill: Action<[change: BillChange]> = {
  name: words.store.actions.bill,
  group: 'view',
  keys: [],
  args: [billChange],
  available: always,
  run: ({ view }, change) => view.setState(change),
};

export const billActions = { bill };
