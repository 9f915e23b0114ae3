/** The calculator's inputs: a shape, a context, a batch. */
import { words } from '../../words';
import { acceptFormer } from '../former-names';
import { formerProperties, properties } from '../properties';
import { type Checks, someIn } from '../schemas';
import { type Display, calculatorNames } from '../display';
import { type Action, always } from './action';

export type CalculatorChange = Partial<Pick<Display, (typeof calculatorNames)[number]>>;

/** A script's object may have other properties too. */
const calculatorChange = acceptFormer(
  someIn(Object.fromEntries(calculatorNames.map((name) => [name, properties[name].schema]))) as Checks<CalculatorChange>,
  formerProperties,
);

const calculator: Action<[change: CalculatorChange]> = {
  name: words.store.actions.calculator,
  formerly: ['bill'],
  group: 'display',
  keys: [],
  args: [calculatorChange],
  available: always,
  run: ({ display }, change) => display.setState(change),
};

export const calculatorActions = { calculator };
