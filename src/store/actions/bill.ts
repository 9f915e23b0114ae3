/** What the bill is made out for: a shape, a context, a batch. */
import { words } from '../../words';
import { type View, billNames } from '../view';
import { type Action, always } from './action';

export type BillChange = Partial<Pick<View, (typeof billNames)[number]>>;

const bill: Action<[change: BillChange]> = {
  name: words.store.actions.bill,
  group: 'view',
  keys: [],
  available: always,
  run: ({ view }, change) => view.setState(Object.fromEntries(Object.entries(change).filter(([name]) => isOfBill(name)))),
};

/** What a script passes may hold more than the bill's own. */
function isOfBill(name: string): boolean {
  return billNames.some((known) => known === name);
}

export const billActions = { bill };
