/** What the bill is made out for: a shape, a context, a batch. */
import { words } from '../../words';
import { properties } from '../properties';
import { type Checks, someIn } from '../schemas';
import { type View, calculatorNames } from '../view';
import { type Action, always } from './action';

export type CalculatorChange = Partial<Pick<View, (typeof calculatorNames)[number]>>;

/** What a script passes may hold more than the bill's own. */
const calculatorChange = someIn(
  Object.fromEntries(calculatorNames.map((name) => [name, properties[name].schema])),
) as Checks<CalculatorChange>;

const bill: Action<[change: CalculatorChange]> = {
  name: words.store.actions.bill,
  group: 'view',
  keys: [],
  args: [calculatorChange],
  available: always,
  run: ({ view }, change) => view.setState(change),
};

export const calculatorActions = { bill };
